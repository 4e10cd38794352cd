import type { JobsOptions } from 'bullmq';
import type { Source } from '../store/sources.js';
import type { JobQueue, QueueBackend } from './backend.js';
import type { DiscoverJob, ExtractJob, FetchJob, QueueName } from './jobs.js';

export interface RetryPolicy {
  attempts: number;
  /** Before the second attempt; doubled for each one after. */
  delayMs: number;
}

/** Done jobs are kept a while, to look at; failed ones until a person decides. */
const KEEP_DONE = { age: 3600, count: 1000 };

/** The queues' producing side. */
export class Queues {
  readonly discover: JobQueue<DiscoverJob>;
  readonly fetch: JobQueue<FetchJob>;
  readonly extract: JobQueue<ExtractJob>;

  constructor(
    backend: QueueBackend,
    private readonly retry: RetryPolicy,
  ) {
    this.discover = backend.queue('discover');
    this.fetch = backend.queue('fetch');
    this.extract = backend.queue('extract');
  }

  all(): Record<QueueName, JobQueue<never>> {
    return { discover: this.discover, fetch: this.fetch, extract: this.extract } as unknown as Record<
      QueueName,
      JobQueue<never>
    >;
  }

  /** One scheduler a source; started by two machines at once, it still runs once. */
  async schedule(source: Source): Promise<void> {
    await this.discover.upsertJobScheduler(
      source.id,
      { every: source.everyMs },
      { name: 'discover', data: { source: source.id }, opts: this.options() },
    );
  }

  async unschedule(sourceId: string): Promise<void> {
    await this.discover.removeJobScheduler(sourceId);
  }

  /** A job whose id is there already is not added again. */
  async addFetches(jobs: FetchJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.fetch.addBulk(
      jobs.map((data) => ({ name: 'fetch', data, opts: { ...this.options(), jobId: data.fetchId } })),
    );
  }

  async addExtract(data: ExtractJob): Promise<void> {
    await this.extract.add('extract', data, { ...this.options(), jobId: data.fetchId });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.all()).map((queue) => queue.close()));
  }

  private options(): JobsOptions {
    return {
      attempts: this.retry.attempts,
      backoff: { type: 'exponential', delay: this.retry.delayMs, jitter: 0.3 },
      removeOnComplete: KEEP_DONE,
    };
  }
}
