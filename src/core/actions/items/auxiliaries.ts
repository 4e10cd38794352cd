import type { Modality } from '../../types.js';
import { isObjectAt, isVerbAt } from '../verb.js';
import { isGroup, modalityAt, use, type View } from '../view.js';

/** Words of the group read so far, before its verb. */
export interface Pending {
  first: number;
  negated: boolean;
  modality: Modality[];
}

/** What a word before a verb adds to its group: negation, modality, or nothing ("juga"); null for other words. */
export function readAuxiliary(view: View, i: number, pending: Pending | null): Pending | null {
  const token = view.tokens[i];
  if (!token) return null;
  const from = pending ?? { first: i, negated: false, modality: [] };
  if (isGroup(view, i, 'not-only')) {
    use(view, i, 'not-only');
    return from;
  }
  // "pergi [tanpa] memberi keterangan": a preposition that denies the clause it opens
  if (isGroup(view, i, 'negation') && !isGroup(view, i, 'preposition')) {
    use(view, i, 'negation');
    return { ...from, negated: true };
  }
  if (isGroup(view, i, 'modality') && !isVerbAt(view, i) && !isObjectAt(view, i)) {
    use(view, i, 'modality');
    const modality = modalityAt(view, i);
    // "tak segera menjawab": a quick answer was not planned, it did not come
    if (!modality || from.modality.includes(modality) || (from.negated && isGroup(view, i, 'adverb')))
      return from;
    return { ...from, modality: [...from.modality, modality] };
  }
  if (isGroup(view, i, 'adverb') || token.pos === 'ADV' || token.pos === 'AUX' || token.pos === 'PART') {
    if (
      isGroup(view, i, 'copula') ||
      isGroup(view, i, 'coordinator') ||
      isGroup(view, i, 'preposition') ||
      isGroup(view, i, 'subordinator') ||
      isGroup(view, i, 'quantifier')
    )
      return null;
    use(view, i, 'adverb');
    return from;
  }
  return null;
}

/** Where the auxiliaries that begin at a token end. */
export function skipAuxiliaries(view: View, i: number, end: number): number {
  let at = i;
  while (
    at < end &&
    at < i + 3 &&
    (isGroup(view, at, 'modality') || isGroup(view, at, 'negation')) &&
    !isVerbAt(view, at)
  )
    at += view.widths[at] ?? 1;
  return at;
}

/** What the words between agent and verb add to the words before the agent. */
export function readAuxiliaries(
  view: View,
  from: number,
  to: number,
  pending: Pending | null,
): Pending | null {
  let read = pending;
  for (let k = from; k < to; k += view.widths[k] ?? 1) read = readAuxiliary(view, k, read) ?? read;
  return read && pending === null ? { ...read, first: from - 1 } : read;
}
