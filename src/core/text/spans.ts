import type { Span } from '../types.js';

type Started = Pick<Span, 'start'>;

/** Index of the first span that starts at or after an offset, in spans sorted by start. */
export function lowerBound(spans: readonly Started[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last span that starts at or before an offset, in spans sorted by start; -1 where there is none. */
export function lastStarted(spans: readonly Started[], offset: number): number {
  return lowerBound(spans, offset + 1) - 1;
}
