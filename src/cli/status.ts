import { type Status, statusOf } from '../io/status.js';
import type { Run } from './operate/run.js';
import { formatTable } from './table.js';

/** `warta status`: queues, rates, the oldest waiting job, failures by reason. @returns 0 */
export async function statusCommand({ app, out }: Run, options: { json: boolean }): Promise<number> {
  const status = await statusOf(app);
  await out(options.json ? `${JSON.stringify(status)}\n` : `${format(status)}\n`);
  return 0;
}

function format({ queues, pages, rates, failures, hosts }: Status): string {
  const rows = queues.map((q) => [
    q.queue,
    ...[q.waiting, q.active, q.delayed, q.failed].map(String),
    (q.oldestWaitingMs / 1000).toFixed(0),
  ]);
  const lines = [
    formatTable(['queue', 'waiting', 'active', 'delayed', 'failed', 'oldest waits (s)'], rows),
    '',
    `pages: ${
      Object.entries(pages)
        .map(([state, n]) => `${n} ${state}`)
        .join(', ') || 'none'
    }`,
    ...Object.entries(rates).map(
      ([what, rate]) =>
        `${what}: ${rate.lastHour} in the last hour, ${rate.lastFiveMinutes} an hour in the last five minutes`,
    ),
  ];
  if (failures.length > 0) {
    const reasons = failures.map(({ queue, code, n }) => [queue, code, String(n)]);
    lines.push('', formatTable(['queue', 'failed by', 'jobs'], reasons));
  }
  if (hosts.length > 0) lines.push('', formatTable(HOST_HEADS, hosts.map(hostRow)));
  return lines.join('\n');
}

const HOST_HEADS = ['host', 'left alone (s)', 'delay (s)', 'failures', 'reason'];

/** A host that is slowed down, fails or is left alone. */
function hostRow({ host, openMs, delayMs, failures, error }: Status['hosts'][number]): string[] {
  const seconds = (ms: number | null) => (ms === null ? '-' : (ms / 1000).toFixed(0));
  return [host, seconds(openMs), seconds(delayMs), String(failures), error ?? ''];
}
