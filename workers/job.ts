import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { PageError, RuleError } from '../src/core/errors.js';
import { isOutage } from '../src/io/db/outage.js';
import {
  ExtractorError,
  FetchError,
  PermanentFetchError,
  RefusedAddressError,
  RetryableFetchError,
} from '../src/io/errors.js';
import type { Outcome } from '../src/io/fetch/pace.js';

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
  if (error instanceof FetchError || error instanceof PageError || error instanceof ExtractorError) {
    return `${error.code}: ${error.message}`;
  }
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

/**
 * What the end of a request says of its host. An error that names a fault of the page alone says nothing bad, nor
 * does a full disk, which is noticed with the answer in hand.
 */
export function outcomeOf(error: unknown): Outcome {
  if (isFullDisk(error)) return 'well';
  if (error instanceof RefusedAddressError) return 'unasked';
  if (!(error instanceof RetryableFetchError)) return error instanceof FetchError ? 'well' : 'unasked';
  if (error.code === 'http-429' || error.code === 'http-503') return 'slow';
  if (error.code === 'aborted') return 'unasked';
  return error.code === 'bad-encoding' ? 'well' : 'failed';
}

/** How long the host asked to be left alone, if it did. */
export function askedWait(error: unknown): number | null {
  return error instanceof RetryableFetchError ? error.retryAfterMs : null;
}

/** Between two looks whether the store is there again, and whether the disk has room again. */
const STORE_WAIT_MS = 2_000;
const DISK_WAIT_MS = 30_000;

/** How long to leave a job whose error is no fault of its own: the store is away, or the disk is full. Else null. */
export function outageWait(error: unknown): number | null {
  if (error instanceof FetchError) return null;
  if (isOutage(error)) return STORE_WAIT_MS * (0.5 + Math.random());
  return isFullDisk(error) ? DISK_WAIT_MS : null;
}

function isFullDisk(error: unknown): boolean {
  const { code } = Object(error) as { code?: string };
  return code === 'ENOSPC' || code === 'EDQUOT';
}
