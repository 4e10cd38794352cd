import { readConfig } from '../io/config.js';
import { DataFolderInUseError } from '../io/errors.js';
import { type Status, statusOf } from '../io/status.js';
import { formatTable } from './table.js';
import { withApp } from './with-app.js';

/** `warta status`: queues, rates, the oldest waiting job, failures by reason. @returns 0 */
export async function statusCommand(options: { json?: boolean }): Promise<number> {
  const status = await readStatus();
  process.stdout.write(options.json ? `${JSON.stringify(status)}\n` : `${format(status)}\n`);
  return 0;
}

/** The embedded database belongs to the process that runs; where that one serves its status, it is asked. */
async function readStatus(): Promise<Status> {
  try {
    return await withApp(statusOf);
  } catch (error) {
    const { metricsPort, metricsHost } = readConfig();
    if (!(error instanceof DataFolderInUseError) || metricsPort === 0) throw error;
    const response = await fetch(`http://${metricsHost}:${metricsPort}/status`);
    return (await response.json()) as Status;
  }
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
