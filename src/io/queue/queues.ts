import { createHash } from 'node:crypto';
import type { Job, JobsOptions } from 'bullmq';
import type { SourceState } from '../store/sources.js';
import type { JobQueue, QueueBackend } from './backend.js';
import type { DiscoverJob, ExtractJob, FetchJob, QueueName, ReprocessJob } from './jobs.js';

export interface RetryPolicy {
  attempts: number;
  /** Before the second attempt; doubled for each one after. */
  delayMs: number;
}

/** Jobs added at a time. */
const CHUNK = 500;

/** The queues' producing side. */
export class Queues {
  readonly discover: JobQueue<DiscoverJob>;
  readonly fetch: JobQueue<FetchJob>;
  readonly extract: JobQueue<ExtractJob>;
  readonly reprocess: JobQueue<ReprocessJob>;

  constructor(
    private readonly backend: QueueBackend,
    private readonly retry: RetryPolicy,
    /** Told when the connection to the queues breaks; what was asked of them is done when it is back. */
    onError: (error: Error) => void = () => undefined,
  ) {
    this.discover = backend.queue('discover');
    this.fetch = backend.queue('fetch');
    this.extract = backend.queue('extract');
    this.reprocess = backend.queue('reprocess');
    for (const queue of Object.values(this.all())) queue.on('error', onError);
  }

  all(): Record<QueueName, JobQueue<never>> {
    const { discover, fetch, extract, reprocess } = this;
    return { discover, fetch, extract, reprocess } as unknown as Record<QueueName, JobQueue<never>>;
  }

  /**
   * One scheduler a source, each at its own time within the interval, so that not all are looked at together. A source
   * that has never run is looked at now as well, by one job however many machines ask for it: its id says what it is
   * for, where the time of a scheduler's first job would differ from machine to machine.
   */
  async schedule(source: Pick<SourceState, 'id' | 'everyMs' | 'runs'>): Promise<void> {
    await this.backend.exclusively(`schedule ${source.id}`, () => this.upsert(source));
    if (source.runs === 0) await this.addDiscovers('first', [{ source: source.id }]);
  }

  /** Plans a source's next look anew, at its interval and by the clock as it is now; only if it is scheduled. */
  async replan(source: Pick<SourceState, 'id' | 'everyMs'>): Promise<void> {
    await this.backend.exclusively(`schedule ${source.id}`, async () => {
      const planned = await this.discover.getJobScheduler(source.id);
      if (!planned) return;
      // At the same interval, BullMQ would keep the time that was planned by the clock as it was.
      if (planned.every === source.everyMs) await this.discover.removeJobScheduler(source.id);
      await this.upsert(source);
    });
  }

  /** When the scheduled sources are to be looked at next, ms since 1970; a look's jitter comes on top. */
  async nextLooks(): Promise<Map<string, number>> {
    const planned = await this.discover.getJobSchedulers();
    return new Map(planned.map(({ key, next }) => [key, next ?? 0]));
  }

  /** Lets every delayed job wait its delay again, from now. */
  async delayAnew(): Promise<void> {
    for (const queue of Object.values(this.all())) {
      const delayed = (await queue.getDelayed()) as Job[];
      for (let at = 0; at < delayed.length; at += CHUNK) {
        const some = delayed.slice(at, at + CHUNK);
        // One that has been taken up meanwhile needs no help.
        await Promise.all(some.map((job) => job.changeDelay(job.delay).catch(() => undefined)));
      }
    }
  }

  async unschedule(sourceId: string): Promise<void> {
    await this.backend.exclusively(`schedule ${sourceId}`, () => this.discover.removeJobScheduler(sourceId));
  }

  /**
   * Queues looks at lists.
   * @param run what they are looked at for: asked for twice by the same, a list is looked at once
   */
  async addDiscovers(run: string, jobs: DiscoverJob[]): Promise<void> {
    for (let at = 0; at < jobs.length; at += CHUNK) {
      await this.discover.addBulk(
        jobs.slice(at, at + CHUNK).map((data) => ({
          name: 'discover',
          data,
          opts: { ...this.options(), jobId: digest(`${run} ${data.source} ${data.list?.url ?? ''}`) },
        })),
      );
    }
  }

  /** A job whose id is there already is not added again. */
  async addFetches(jobs: FetchJob[]): Promise<void> {
    for (let at = 0; at < jobs.length; at += CHUNK) {
      await this.fetch.addBulk(
        jobs
          .slice(at, at + CHUNK)
          .map((data) => ({ name: 'fetch', data, opts: { ...this.options(), jobId: data.fetchId } })),
      );
    }
  }

  /** @param fetched id of the fetch that gives reason to it: the article's own, or that of a further page */
  async addExtract(data: ExtractJob, fetched = data.fetchId): Promise<void> {
    await this.extract.add('extract', data, { ...this.options(), jobId: fetched });
  }

  /**
   * Queues pages to be read again; their results are kept until the run that asked for them has read them.
   * @param run name of the run: another run reads the same pages anew
   * @returns the jobs' ids
   */
  async addReprocess(run: string, jobs: ReprocessJob[]): Promise<string[]> {
    const entries = jobs.map((data) => ({
      name: 'reprocess',
      data,
      opts: { ...this.options(), removeOnComplete: { age: 24 * 3600 }, jobId: `${run}-${data.pageId}` },
    }));
    await this.reprocess.addBulk(entries);
    return entries.map((entry) => entry.opts.jobId);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.all()).map((queue) => queue.close()));
  }

  private upsert(source: Pick<SourceState, 'id' | 'everyMs'>): Promise<unknown> {
    return this.discover.upsertJobScheduler(
      source.id,
      { every: source.everyMs, offset: phaseOf(source) },
      { name: 'discover', data: { source: source.id }, opts: this.options() },
    );
  }

  /** Done jobs are kept a while; failed ones until a person decides. */
  private options(): JobsOptions {
    return {
      attempts: this.retry.attempts,
      backoff: { type: 'exponential', delay: this.retry.delayMs, jitter: 0.3 },
      removeOnComplete: this.backend.keepDone,
    };
  }
}

/** A source's own time within its interval: the same on every machine, and never 0, which would mean "now". */
function phaseOf({ id, everyMs }: Pick<SourceState, 'id' | 'everyMs'>): number {
  return 1 + (Number.parseInt(digest(id).slice(0, 8), 16) % Math.max(everyMs - 1, 1));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
