/** How a host is treated, by how it has answered. Pure: the store keeps what comes out. */
export interface Pace {
  /** Delay it has been slowed down to; null while it takes the usual one. */
  delayMs: number | null;
  /** What its robots.txt asks for as Crawl-delay; null where it asks for none. */
  crawlMs: number | null;
  /** Requests in a row that got no answer, or a server's error. */
  failures: number;
  /** How often in a row its breaker has opened. */
  opened: number;
}

/**
 * How a request ended for the host: with any answer of its own, with "not so fast" (429, 503), without an answer
 * or with a server's error, or before anything was sent.
 */
export type Outcome = 'well' | 'slow' | 'failed' | 'unasked';

/** What follows from a request. */
export interface NextPace {
  pace: Pace;
  /** From the end of this request to the start of the next. */
  waitMs: number;
  /** How long the host is left alone altogether; null while its breaker is closed. */
  openMs: number | null;
}

/** Longest delay a host can be slowed down to, or ask for by Crawl-delay. */
export const MAX_DELAY_MS = 5 * 60_000;
/** So many failures in a row open the breaker; then one request at a time finds out whether the host is back. */
export const OPEN_AFTER = 5;
const OPEN_MS = 60_000;
const MAX_OPEN_MS = 3600_000;
/** "Not so fast" from a host without delay slows it down to twice this. */
const LEAST_SLOW_MS = 500;
/** A slowed host that answers well gets so much of its delay back each time. */
const RECOVERY = 0.75;

/** The time between two requests to a host. */
export function delayOf(pace: Pick<Pace, 'delayMs' | 'crawlMs'>, baseMs: number): number {
  return Math.max(baseMs, pace.crawlMs ?? 0, pace.delayMs ?? 0);
}

/**
 * What a request's end does to its host's pace: "slow" doubles the delay, answers bring it back bit by bit, and
 * failures in a row open the breaker, each time for twice as long.
 * @param baseMs the delay hosts have by default
 * @param askedMs what the host asked for by Retry-After
 */
export function nextPace(pace: Pace, outcome: Outcome, baseMs: number, askedMs = 0): NextPace {
  if (outcome === 'unasked') return { pace, waitMs: 0, openMs: null };
  const failed = outcome === 'failed';
  const failures = failed ? pace.failures + 1 : 0;
  const opens = failures >= OPEN_AFTER;
  const opened = opens ? pace.opened + 1 : failed ? pace.opened : 0;
  const next: Pace = { ...pace, failures, opened, delayMs: nextDelay(pace, outcome, baseMs) };
  return {
    pace: next,
    waitMs: Math.max(delayOf(next, baseMs), askedMs),
    openMs: opens ? Math.min(OPEN_MS * 2 ** (opened - 1), MAX_OPEN_MS) : null,
  };
}

function nextDelay(pace: Pace, outcome: Outcome, baseMs: number): number | null {
  const now = delayOf(pace, baseMs);
  if (outcome === 'slow') return Math.min(Math.max(now, LEAST_SLOW_MS) * 2, Math.max(MAX_DELAY_MS, baseMs));
  if (outcome === 'failed' || pace.delayMs === null) return pace.delayMs;
  const less = pace.delayMs * RECOVERY;
  return less > baseMs ? less : null;
}

/** State of a host's circuit breaker: requests pass, one probes, or none passes. */
export type Breaker = 'closed' | 'half-open' | 'open';

/** @param openMs how long from now the host is still left alone */
export function breakerOf(failures: number, openMs: number | null): Breaker {
  if (failures < OPEN_AFTER) return 'closed';
  return (openMs ?? 0) > 0 ? 'open' : 'half-open';
}
