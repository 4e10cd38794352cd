/** The value below which `share` of the sorted numbers lie. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Milliseconds of one call. */
export function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of processor time of one call: what other work on the machine does not change. */
export function cpuTime(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export async function timeAsync(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function row(name, numbers) {
  const cells = [0.5, 0.9, 1].map((share) => quantile(numbers, share).toFixed(2).padStart(9));
  console.log(`${name.padEnd(34)}${cells.join('')}`);
}
