import type { Job } from 'bullmq';
import type { JobQueue } from './backend.js';
import type { QueueName } from './jobs.js';
import type { Queues } from './queues.js';

/** A job that was given up. */
export interface FailedJob {
  queue: QueueName;
  id: string;
  /** `code: message`. */
  reason: string;
  attempts: number;
  /** ISO 8601. */
  at: string | null;
  data: { pageId?: string; url?: string; source?: string };
  /** One entry for each attempt, newest last. */
  stacks: string[];
}

/** What names a failed job. */
export type FailedId = Pick<FailedJob, 'queue' | 'id'>;

type Data = FailedJob['data'];

/** Read at a time: each carries the stacks of all its attempts, and after months there may be very many. */
const CHUNK = 500;

/** All failed jobs, newest first within a queue. Those that fail or are sent again meanwhile may be missed. */
export async function* eachFailed(queues: Queues): AsyncGenerator<FailedJob> {
  for (const [queue, jobs] of entriesOf(queues)) {
    const count = await jobs.getFailedCount();
    for (let at = 0; at < count; at += CHUNK) {
      for (const job of await jobs.getFailed(at, at + CHUNK - 1)) yield toFailed(queue, job as Job<Data>);
    }
  }
}

/**
 * The newest failed jobs of each queue.
 * @param most of one queue
 */
export async function failedJobs(queues: Queues, most = CHUNK): Promise<FailedJob[]> {
  const list: FailedJob[] = [];
  for (const [queue, jobs] of entriesOf(queues)) {
    for (const job of await jobs.getFailed(0, most - 1)) list.push(toFailed(queue, job as Job<Data>));
  }
  return list;
}

/** The failed jobs with an id: a fetch and the extraction after it have the same. */
export async function failedNamed(queues: Queues, id: string): Promise<FailedJob[]> {
  const list: FailedJob[] = [];
  for (const [queue, jobs] of entriesOf(queues)) {
    const job = await jobs.getJob(id);
    if (job && (await job.isFailed())) list.push(toFailed(queue, job as Job<Data>));
  }
  return list;
}

/** Sends a failed job again, with all its attempts. */
export async function retryFailed(queues: Queues, { queue, id }: FailedId): Promise<void> {
  const job = await Object.fromEntries(entriesOf(queues))[queue]?.getJob(id);
  await job?.retry('failed', { resetAttemptsMade: true });
}

/** Takes a failed job off the list for good. */
export async function dropFailed(queues: Queues, { queue, id }: FailedId): Promise<void> {
  await queues.all()[queue].remove(id);
}

function toFailed(queue: QueueName, job: Job<Data>): FailedJob {
  return {
    queue,
    id: job.id ?? '',
    reason: job.failedReason ?? '',
    attempts: job.attemptsMade,
    at: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
    data: job.data,
    stacks: job.stacktrace ?? [],
  };
}

function entriesOf(queues: Queues): [QueueName, JobQueue<Data>][] {
  return Object.entries(queues.all()) as unknown as [QueueName, JobQueue<Data>][];
}
