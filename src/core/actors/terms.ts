import type { Use } from './lexicon.js';
import {
  atStart,
  entryAt,
  hasUse,
  isCapital,
  isName,
  isStrong,
  joined,
  type Reading,
  useAt,
} from './reading.js';

const terms: ReadonlySet<Use> = new Set(['not-name']);

const titles: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific']);

/** The end of a phrase of several words that is no name: "Idul Fitri", "Piala Dunia"; else `i`. */
export function readTerm(r: Reading, i: number, to: number): number {
  const term = isCapital(r, i) ? useAt(r, i, to, terms) : null;
  if (!term || term.end < i + 2) return i;
  const known = entryAt(r, i, to, isStrong);
  if (known && known.end >= term.end) return i;
  r.trace.add(term.rule);
  return term.end;
}

/**
 * The end of a thing's name known by its first word: "Piala Wanareja", "Festival Danau Toba"; else `i`. Where a
 * sentence begins with such a word, a known name behind it stands for itself: "Proyek Pertamina".
 */
export function readThing(r: Reading, i: number, to: number): number {
  const head = isCapital(r, i) ? hasUse(r, i, 'thing-head') : null;
  if (!head) return i;
  let end = i + 1;
  while (end < to && isCapital(r, end) && joined(r, end) && !hasUse(r, end, 'calendar')) {
    if (useAt(r, end, to, titles) || (atStart(r, i) && (entryAt(r, end, to, isStrong) || isName(r, end))))
      break;
    end++;
  }
  if (end === i + 1) return i;
  r.trace.add(head.rule);
  return end;
}
