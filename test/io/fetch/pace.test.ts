import { describe, expect, it } from 'vitest';
import {
  breakerOf,
  delayOf,
  MAX_DELAY_MS,
  nextPace,
  type Outcome,
  type Pace,
} from '../../../src/io/fetch/pace.js';

const fresh: Pace = { delayMs: null, crawlMs: null, failures: 0, opened: 0 };
const following = (outcomes: Outcome[], pace = fresh) =>
  outcomes.reduce((next, outcome) => nextPace(next.pace, outcome, 2000), nextPace(pace, 'unasked', 2000));

describe('nextPace', () => {
  it('keeps the usual delay for a host that answers', () => {
    expect(following(['well', 'well'])).toEqual({ pace: fresh, waitMs: 2000, openMs: null });
  });

  it('doubles the delay of a host that says "not so fast", up to a limit, and takes it back bit by bit', () => {
    expect(following(['slow']).waitMs).toBe(4000);
    expect(following(['slow', 'slow']).waitMs).toBe(8000);
    expect(following(Array(20).fill('slow')).waitMs).toBe(MAX_DELAY_MS);
    expect(following(['slow', 'slow', 'well']).waitMs).toBe(6000);
    expect(following(['slow', 'slow', ...Array(9).fill('well')]).pace).toEqual(fresh);
    expect(nextPace(fresh, 'slow', 0).waitMs).toBe(1000);
  });

  it('waits as long as the host asks by Retry-After', () => {
    expect(nextPace(fresh, 'slow', 2000, 90_000).waitMs).toBe(90_000);
    expect(nextPace(fresh, 'slow', 2000, 1).waitMs).toBe(4000);
  });

  it('opens the breaker after five failures in a row, each time for longer, and closes it with one answer', () => {
    const four = following(Array(4).fill('failed'));
    expect(four.openMs).toBeNull();
    expect(following(['well'], four.pace).pace.failures).toBe(0);
    const five = following(['failed'], four.pace);
    expect(five.openMs).toBe(60_000);
    expect(following(['failed'], five.pace).openMs).toBe(120_000);
    expect(following(Array(30).fill('failed'), five.pace).openMs).toBe(3600_000);
    expect(following(['failed', 'well'], five.pace).pace).toEqual(fresh);
  });

  it('keeps to the longest of the delays', () => {
    expect(delayOf({ delayMs: 3000, crawlMs: 10_000 }, 2000)).toBe(10_000);
    expect(delayOf({ delayMs: 3000, crawlMs: null }, 2000)).toBe(3000);
  });
});

it('a breaker is open, then half open until an answer decides', () => {
  expect(breakerOf(4, null)).toBe('closed');
  expect(breakerOf(5, 10)).toBe('open');
  expect(breakerOf(5, -10)).toBe('half-open');
});
