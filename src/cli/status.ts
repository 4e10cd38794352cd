import { type Status, statusOf } from '../io/status.js';
import type { Run } from './operate/run.js';
import { formatTable } from './table.js';

/** `warta status`: queues, rates, the oldest waiting job, failures by reason. @returns 0 */
export async function statusCommand({ app, out }: Run, options: { json: boolean }): Promise<number> {
  const status = await statusOf(app);
  await out(options.json ? `${JSON.stringify(status)}\n` : `${format(status)}\n`);
  return 0;
}

function format({ queues, pages, rates, failures }: Status): string {
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
  return lines.join('\n');
}
