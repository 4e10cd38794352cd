import { DelayedError, type Job } from 'bullmq';
import { PageError } from '../src/core/errors.js';
import type { App } from '../src/io/app.js';
import type { JobWorker } from '../src/io/queue/backend.js';
import type { DiscoverJob, ExtractJob, FetchJob, QueueName, ReprocessJob } from '../src/io/queue/jobs.js';
import { discover } from './discover.js';
import { extractToStore } from './extract.js';
import { fetchToArchive } from './fetch.js';
import { type Hand, isLastAttempt, putBack, reason, toQueueError } from './job.js';
import { reprocessPage } from './reprocess.js';

type Work<Data> = (app: App, hand: Hand<Data>) => Promise<unknown>;

export interface Workers {
  /** Takes no new jobs, lets those in hand finish for a while, then puts back what is left. */
  stop(): Promise<void>;
}

/** How long jobs in hand may take to finish when the process is asked to stop. */
const GRACE_MS = 5_000;

/** Starts the workers of the queues named. */
export function startWorkers(app: App, names: readonly QueueName[]): Workers {
  const { fetchConcurrency, extractConcurrency } = app.config;
  const make: Record<QueueName, () => JobWorker<never>> = {
    discover: () => start<DiscoverJob>(app, 'discover', discover, fetchConcurrency),
    fetch: () => start<FetchJob>(app, 'fetch', fetchToArchive, fetchConcurrency),
    extract: () => start<ExtractJob>(app, 'extract', extractToStore, extractConcurrency),
    reprocess: () => start<ReprocessJob>(app, 'reprocess', reprocessPage, extractConcurrency),
  };
  const workers = names.map((name) => make[name]());
  return {
    async stop() {
      const timer = setTimeout(() => app.stopping.abort(), GRACE_MS);
      await Promise.all(workers.map((worker) => worker.close()));
      clearTimeout(timer);
    },
  };
}

function start<Data>(app: App, name: QueueName, work: Work<Data>, concurrency: number): JobWorker<never> {
  const log = app.log.child({ queue: name });
  const run = async (job: Job<Data>, token?: string) => {
    try {
      const result = await work(app, { job, token });
      log.debug({ job: job.id, result }, 'done');
      return result;
    } catch (error) {
      if (error instanceof DelayedError) throw error;
      if (app.stopping.signal.aborted) return putBack({ job, token }, Date.now());
      if (isLastAttempt(job, error)) await giveUp(app, name, job.data, error);
      throw toQueueError(error);
    }
  };
  const worker = app.backend.worker<Data>(name, run, { concurrency, maxStalled: app.config.attempts });
  worker.on('error', (error) => log.error({ error: error.message }, 'queue'));
  worker.on('failed', (job, error) => {
    const ids = { job: job?.id, attempt: job?.attemptsMade };
    if (job?.finishedOn) log.error({ ...ids, reason: error.message }, 'failed');
    else log.warn({ ...ids, reason: error.message }, 'will be tried again');
    if (job?.finishedOn && error.message.includes('stalled')) {
      giveUp(app, name, job.data, error).catch((failure) => log.error({ error: String(failure) }, 'store'));
    }
  });
  return worker as unknown as JobWorker<never>;
}

/** Notes on the page or source that its job has failed for good; reading again changes no state. */
async function giveUp(app: App, name: QueueName, data: unknown, error: unknown): Promise<void> {
  if (name === 'reprocess') return;
  const { pageId, source } = data as { pageId?: string; source?: string };
  const state = name === 'extract' && error instanceof PageError ? 'rejected' : 'failed';
  if (pageId) await app.store.pages.setState(pageId, state, reason(error));
  else if (source) await app.store.sources.failed(source, reason(error));
}
