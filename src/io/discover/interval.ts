import { createHash } from 'node:crypto';

const MINUTE = 60_000;
/** However often a source publishes, and however seldom. */
export const MIN_INTERVAL_MS = 5 * MINUTE;
export const MAX_INTERVAL_MS = 6 * 60 * MINUTE;
/** A source that cannot be read is tried ever more seldom. */
const MAX_FAILING_MS = 24 * 60 * MINUTE;

/**
 * When to look at a source again, by what the last look gave. Half of the list new means that something may have
 * been missed; nothing new, that the look was too early.
 * @param everyMs interval until now
 * @param found articles in the list
 * @param fresh those not seen before
 */
export function nextInterval(everyMs: number, found: number, fresh: number): number {
  const factor = fresh === 0 ? 1.25 : fresh * 2 >= found ? 0.5 : fresh * 5 >= found ? 0.8 : 1;
  return clamp(everyMs * factor, MIN_INTERVAL_MS, MAX_INTERVAL_MS);
}

/** When to try a source again that could not be read. */
export function intervalAfterFailure(everyMs: number): number {
  return clamp(everyMs * 2, MIN_INTERVAL_MS, MAX_FAILING_MS);
}

/** Of the interval, and at most. */
const JITTER_SHARE = 0.1;
const MAX_JITTER_MS = MINUTE;

/**
 * How long after its planned time a look is to begin, so that a host is not asked at the same second every time.
 * Another one for every look, but the same whenever it is asked for: a look that is killed waits no longer for it.
 * @param look names the one look
 * @returns ms
 */
export function jitter(look: string, everyMs: number): number {
  const chance = createHash('sha256').update(look).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor(chance * Math.min(everyMs * JITTER_SHARE, MAX_JITTER_MS));
}

function clamp(ms: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(ms, least), most) / 1000) * 1000;
}
