import type { Scored } from './root.js';
import type { Box } from './scan.js';

/** A run of segments, half open. */
export interface Range {
  first: number;
  last: number;
}

/** Scraps and links in a row that end the article when it is widened past its container. */
const PATIENCE = 2;

/**
 * Widens the root's run of lines to prose right before and after it: a first paragraph outside of the container, a
 * body that an advertisement cut in two. Stops at the headline, at a second lot of links, and at comments.
 */
export function widen(scored: Scored, root: Box, headline: number): Range {
  return { first: widenUp(scored, root.first, headline), last: root.last };
}

function widenUp(scored: Scored, first: number, headline: number): number {
  let at = first;
  let misses = 0;
  for (let i = first - 1; i > headline && headline >= 0 && misses < PATIENCE; i--) {
    if (scored.dropped[i]) continue;
    if ((scored.value[i] ?? 0) > 40) {
      at = i;
      misses = 0;
    } else misses++;
  }
  return at;
}
