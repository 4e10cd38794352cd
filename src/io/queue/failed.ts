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

/** All failed jobs, newest first within a queue. */
export async function failedJobs(queues: Queues): Promise<FailedJob[]> {
  const list: FailedJob[] = [];
  for (const [queue, jobs] of entriesOf(queues)) {
    for (const job of await jobs.getFailed()) {
      list.push({
        queue,
        id: job.id ?? '',
        reason: job.failedReason ?? '',
        attempts: job.attemptsMade,
        at: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
        data: job.data,
        stacks: job.stacktrace ?? [],
      });
    }
  }
  return list;
}

/** Sends a failed job again, with all its attempts. */
export async function retryFailed(queues: Queues, { queue, id }: FailedJob): Promise<void> {
  const job = await Object.fromEntries(entriesOf(queues))[queue]?.getJob(id);
  await job?.retry('failed', { resetAttemptsMade: true });
}

/** Takes a failed job off the list for good. */
export async function dropFailed(queues: Queues, { queue, id }: FailedJob): Promise<void> {
  await queues.all()[queue].remove(id);
}

function entriesOf(queues: Queues): [QueueName, JobQueue<FailedJob['data']>][] {
  return Object.entries(queues.all()) as unknown as [QueueName, JobQueue<FailedJob['data']>][];
}
