import type { App } from '../io/app.js';
import {
  dropFailed,
  eachFailed,
  type FailedJob,
  failedJobs,
  failedNamed,
  retryFailed,
} from '../io/queue/failed.js';
import { queueStatus } from '../io/status.js';
import { UsageError } from './errors.js';
import type { Run } from './operate/run.js';
import { formatTable } from './table.js';

/**
 * `warta failed list`: what was given up, which page or source it was about, and the reason.
 * @param limit most jobs of one queue, the newest
 * @returns 0
 */
export async function failedList({ app, out }: Run, { limit }: { limit: number }): Promise<number> {
  const jobs = await failedJobs(app.queues, limit);
  const urls = await app.store.pages.urls(jobs.flatMap(({ data }) => data.pageId ?? []));
  const rows = jobs.map(({ queue, id, attempts, at, reason, data }) => {
    const about = data.url ?? urls.get(data.pageId ?? '') ?? data.source ?? '';
    return [queue, id, String(attempts), at ?? '', about, reason.replace(`: ${about}`, '')];
  });
  const heads = ['queue', 'job', 'tried', 'at', 'page or source', 'reason'];
  await out(jobs.length > 0 ? `${formatTable(heads, rows)}\n` : 'nothing has failed\n');
  for (const { queue, failed } of await queueStatus(app.queues)) {
    if (failed > limit) await out(`${queue}: the newest ${limit} of ${failed} (--limit <n> shows more)\n`);
  }
  return 0;
}

/** `warta failed show`: all that is known of jobs, one line of JSON each. @returns 0 */
export async function failedShow({ app, out }: Run, { ids }: { ids: string[] }): Promise<number> {
  for await (const job of await chosen(app, ids)) await out(`${JSON.stringify(job)}\n`);
  return 0;
}

/** `warta failed retry`: sends jobs again, fetches to their hosts too; the workers take them up. @returns 0 */
export function failedRetry(run: Run, { ids }: { ids: string[] }): Promise<number> {
  return each(run, ids, 'sent again', async ({ store, queues }, job) => {
    if (job.data.pageId) await store.pages.setState(job.data.pageId, stateBefore(job));
    await retryFailed(queues, job);
  });
}

/** `warta failed drop`: takes jobs off the list. @returns 0 */
export function failedDrop(run: Run, { ids }: { ids: string[] }): Promise<number> {
  return each(run, ids, 'dropped', ({ queues }, job) => dropFailed(queues, job));
}

type Named = Pick<FailedJob, 'queue' | 'id' | 'data'>;

async function each(
  { app, out, signal }: Run,
  ids: string[],
  what: string,
  work: (app: App, job: Named) => Promise<void>,
): Promise<number> {
  // Which they are has to be known before the first one leaves the list, or comes back to it.
  const jobs: Named[] = [];
  for await (const { queue, id, data } of await chosen(app, ids)) jobs.push({ queue, id, data });
  for (const job of jobs) {
    signal.throwIfAborted();
    await work(app, job);
  }
  await out(`${jobs.length} ${what}\n`);
  return 0;
}

/** @throws UsageError for an id that is not among the failed jobs */
async function chosen(app: App, ids: string[]): Promise<AsyncIterable<FailedJob> | FailedJob[]> {
  if (ids.length === 1 && ids[0] === 'all') return eachFailed(app.queues);
  const jobs: FailedJob[] = [];
  for (const id of new Set(ids)) {
    const named = await failedNamed(app.queues, id);
    if (named.length === 0) throw new UsageError(`no failed job ${id}: warta failed list shows their ids`);
    jobs.push(...named);
  }
  return jobs;
}

function stateBefore({ queue }: Named) {
  return queue === 'extract' ? 'fetched' : 'queued';
}
