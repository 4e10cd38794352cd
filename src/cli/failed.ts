import type { App } from '../io/app.js';
import { dropFailed, type FailedJob, failedJobs, retryFailed } from '../io/queue/failed.js';
import { UsageError } from './errors.js';
import type { Run } from './operate/run.js';
import { formatTable } from './table.js';

/** `warta failed list`: what was given up, which page or source it was about, and the reason. @returns 0 */
export async function failedList({ app, out }: Run): Promise<number> {
  const jobs = await failedJobs(app.queues);
  const urls = await app.store.pages.urls(jobs.flatMap(({ data }) => data.pageId ?? []));
  const rows = jobs.map(({ queue, id, attempts, at, reason, data }) => {
    const about = data.url ?? urls.get(data.pageId ?? '') ?? data.source ?? '';
    return [queue, id, String(attempts), at ?? '', about, reason.replace(`: ${about}`, '')];
  });
  const heads = ['queue', 'job', 'tried', 'at', 'page or source', 'reason'];
  await out(jobs.length > 0 ? `${formatTable(heads, rows)}\n` : 'nothing has failed\n');
  return 0;
}

/** `warta failed show`: all that is known of jobs, one line of JSON each. @returns 0 */
export async function failedShow({ app, out }: Run, { ids }: { ids: string[] }): Promise<number> {
  for (const job of await chosen(app, ids)) await out(`${JSON.stringify(job)}\n`);
  return 0;
}

/** `warta failed retry`: sends jobs again, fetches to their hosts too; the workers take them up. @returns 0 */
export async function failedRetry({ app, out }: Run, { ids }: { ids: string[] }): Promise<number> {
  const jobs = await chosen(app, ids);
  for (const job of jobs) {
    if (job.data.pageId) await app.store.pages.setState(job.data.pageId, stateBefore(job));
    await retryFailed(app.queues, job);
  }
  await out(`${jobs.length} sent again\n`);
  return 0;
}

/** `warta failed drop`: takes jobs off the list. @returns 0 */
export async function failedDrop({ app, out }: Run, { ids }: { ids: string[] }): Promise<number> {
  const jobs = await chosen(app, ids);
  for (const job of jobs) await dropFailed(app.queues, job);
  await out(`${jobs.length} dropped\n`);
  return 0;
}

/** @throws UsageError for an id that is not among the failed jobs */
async function chosen(app: App, ids: string[]): Promise<FailedJob[]> {
  const all = await failedJobs(app.queues);
  if (ids.length === 1 && ids[0] === 'all') return all;
  const unknown = ids.find((id) => !all.some((job) => job.id === id));
  if (unknown) throw new UsageError(`no failed job ${unknown}: warta failed list shows their ids`);
  return all.filter((job) => ids.includes(job.id));
}

function stateBefore({ queue }: FailedJob) {
  return queue === 'extract' ? 'fetched' : 'queued';
}
