import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { PageError, RuleError } from '../src/core/errors.js';
import { FetchError, PermanentFetchError, RetryableFetchError } from '../src/io/errors.js';

/** A job in hand, with the token that proves it. */
export interface Hand<Data> {
  job: Job<Data>;
  token: string | undefined;
}

/** Puts a job back to be run at a later time, without counting an attempt. Always throws. */
export async function putBack<Data>({ job, token }: Hand<Data>, at: number): Promise<never> {
  await job.moveToDelayed(Math.ceil(at), token);
  throw new DelayedError();
}

/** `code: message` of an error: failures are counted by the code. */
export function reason(error: unknown): string {
  if (error instanceof FetchError || error instanceof PageError) return `${error.code}: ${error.message}`;
  if (error instanceof z.ZodError) return `bad-job: ${error.issues[0]?.message ?? 'payload'}`;
  return `internal: ${error instanceof Error ? error.message : String(error)}`;
}

/** Whether trying again would give the same error. */
export function isFinal(error: unknown): boolean {
  return (
    error instanceof PermanentFetchError ||
    error instanceof PageError ||
    error instanceof RuleError ||
    error instanceof z.ZodError
  );
}

/** An error in the queue's terms: tried again after its backoff, or kept as failed at once. */
export function toQueueError(error: unknown): Error {
  const message = reason(error);
  return isFinal(error) ? new UnrecoverableError(message) : new Error(message, { cause: error });
}

/** Whether this was the job's last attempt. */
export function isLastAttempt(job: Job, error: unknown): boolean {
  return isFinal(error) || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}

/** How long the host asked to be left alone, if it did. */
export function askedWait(error: unknown): number | null {
  return error instanceof RetryableFetchError ? error.retryAfterMs : null;
}
