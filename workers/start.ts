import { DelayedError, type Job } from 'bullmq';
import { PageError } from '../src/core/errors.js';
import type { App } from '../src/io/app.js';
import type { Log } from '../src/io/log.js';
import type { Outcome } from '../src/io/metrics/metrics.js';
import type { JobWorker } from '../src/io/queue/backend.js';
import type { DiscoverJob, ExtractJob, FetchJob, QueueName, ReprocessJob } from '../src/io/queue/jobs.js';
import { keepTime } from './clock.js';
import { discover, discoverFailed } from './discover.js';
import { extractToStore } from './extract.js';
import { fetchToArchive } from './fetch.js';
import { type Hand, isLastAttempt, outageWait, putBack, reason, toQueueError } from './job.js';
import { reprocessPage } from './reprocess.js';
import { oneSuspect } from './suspects.js';

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
    extract: () => start<ExtractJob>(app, 'extract', oneSuspect(extractToStore), extractConcurrency),
    reprocess: () => start<ReprocessJob>(app, 'reprocess', oneSuspect(reprocessPage), extractConcurrency),
  };
  const workers = names.map((name) => make[name]());
  for (const name of names) app.working.add(name);
  const ended = keepTime(app);
  return {
    async stop() {
      ended();
      for (const name of names) app.working.delete(name);
      const timer = setTimeout(() => app.stopping.abort(), GRACE_MS);
      await Promise.all(workers.map((worker) => worker.close()));
      clearTimeout(timer);
    },
  };
}

function start<Data>(app: App, name: QueueName, work: Work<Data>, concurrency: number): JobWorker<never> {
  const log = app.log.child({ queue: name });
  const run = async (job: Job<Data>, token?: string) => {
    const hand = { job, token };
    const started = performance.now();
    const ended = (outcome: Outcome) => app.metrics.jobEnded(name, outcome, performance.now() - started);
    try {
      const result = await work(app, hand);
      ended('done');
      log.debug({ ...idsOf(job, job.attemptsMade + 1), result }, 'done');
      return result;
    } catch (error) {
      ended(error instanceof DelayedError ? 'delayed' : 'failed');
      return settle(app, name, hand, error, log);
    }
  };
  const worker = app.backend.worker<Data>(name, run, { concurrency, maxStalled: app.config.attempts });
  worker.on('error', (error) => log.error({ error: error.message }, 'queue'));
  worker.on('failed', (job, error) => {
    const ids = job && idsOf(job, job.attemptsMade);
    if (job?.finishedOn) log.error({ ...ids, reason: error.message }, 'failed');
    else log.warn({ ...ids, reason: error.message }, 'will be tried again');
    if (job?.finishedOn && error.message.includes('stalled')) {
      giveUp(app, name, job.data, error).catch((failure) => log.error({ error: String(failure) }, 'store'));
    }
  });
  return worker as unknown as JobWorker<never>;
}

/** What becomes of a job that threw: put back when it is not at fault, else tried again or given up. Always throws. */
async function settle<Data>(
  app: App,
  name: QueueName,
  hand: Hand<Data>,
  error: unknown,
  log: Log,
): Promise<never> {
  if (error instanceof DelayedError) throw error;
  if (app.stopping.signal.aborted) return putBack(hand, Date.now());
  const wait = outageWait(error);
  if (wait !== null) {
    log.warn(
      { ...idsOf(hand.job, hand.job.attemptsMade + 1), reason: reason(error) },
      'put back until what it needs is there again',
    );
    return putBack(hand, Date.now() + wait);
  }
  if (isLastAttempt(hand.job, error)) {
    try {
      await giveUp(app, name, hand.job.data, error);
    } catch (failure) {
      return settle(app, name, hand, failure, log);
    }
  }
  throw toQueueError(error);
}

/**
 * What a log line names a job by.
 * @param attempt the one it speaks of, from 1; the library counts an attempt when it has failed
 */
function idsOf(job: Job<unknown>, attempt: number): Record<string, unknown> {
  const { pageId, source } = job.data as { pageId?: string; source?: string };
  return { job: job.id, page: pageId, source, attempt };
}

/** Notes on the page or source that its job has failed for good; reading again changes no state. */
async function giveUp(app: App, name: QueueName, data: unknown, error: unknown): Promise<void> {
  if (name === 'reprocess') return;
  const { pageId, source } = data as { pageId?: string; source?: string };
  const state = name === 'extract' && error instanceof PageError ? 'rejected' : 'failed';
  if (pageId) await app.store.pages.setState(pageId, state, reason(error));
  else if (source) await discoverFailed(app, data as DiscoverJob, reason(error));
}
