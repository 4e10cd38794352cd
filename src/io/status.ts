import type { App } from './app.js';
import { eachFailed } from './queue/failed.js';
import type { QueueName } from './queue/jobs.js';
import type { HostState } from './store/hosts.js';

export interface QueueStatus {
  queue: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** Age of the job that has waited longest, ms; 0 when none waits. */
  oldestWaitingMs: number;
}

/** Where everything stands. */
export interface Status {
  queues: QueueStatus[];
  /** Number of pages by state. */
  pages: Record<string, number>;
  /** Responses archived and records made in the last hour, an hour; and in the last five minutes, an hour. */
  rates: { fetched: Rate; extracted: Rate };
  /** Failed jobs by queue and reason, most frequent first. */
  failures: { queue: QueueName; code: string; n: number }[];
  /** Hosts that are slowed down, fail or are left alone. */
  hosts: HostState[];
}

export interface Rate {
  lastHour: number;
  lastFiveMinutes: number;
}

export async function statusOf(app: Pick<App, 'queues' | 'store'>): Promise<Status> {
  const { queues, store } = app;
  const pages: Record<string, number> = {};
  for (const { state, n } of await store.pages.counts()) pages[state] = (pages[state] ?? 0) + n;
  return {
    queues: await queueStatus(app.queues),
    pages,
    rates: await store.rates(),
    failures: await failuresByCode(queues),
    hosts: await store.hosts.troubled(),
  };
}

/** The queues alone: what can be read often, however many jobs have failed. */
export async function queueStatus(queues: App['queues']): Promise<QueueStatus[]> {
  const list: QueueStatus[] = [];
  for (const [name, queue] of Object.entries(queues.all())) {
    const n = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    const [oldest] = (await queue.getJobs(['waiting'], 0, 0, true)) as { timestamp: number }[];
    list.push({
      queue: name as QueueName,
      waiting: (n.waiting ?? 0) + (n.prioritized ?? 0),
      active: n.active ?? 0,
      delayed: n.delayed ?? 0,
      failed: n.failed ?? 0,
      oldestWaitingMs: oldest ? Math.max(Date.now() - oldest.timestamp, 0) : 0,
    });
  }
  return list;
}

/** Reasons read `code: message`. */
async function failuresByCode(queues: App['queues']): Promise<Status['failures']> {
  const counts = new Map<string, Status['failures'][number]>();
  for await (const { queue, reason } of eachFailed(queues)) {
    const code = reason.split(':')[0] ?? '';
    const entry = counts.get(`${queue} ${code}`) ?? { queue, code, n: 0 };
    counts.set(`${queue} ${code}`, { ...entry, n: entry.n + 1 });
  }
  return [...counts.values()].sort((a, b) => b.n - a.n);
}
