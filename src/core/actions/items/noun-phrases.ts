import { nounPhrase, type Phrase } from '../phrase.js';
import { isGroup, use, type View } from '../view.js';
import type { Binding, Item } from './item.js';
import { endOfDate } from './signs.js';

const hedges = new Set(['hingga', 'sampai']);

/** "menyediakan hingga 90 persen": before an amount these say about how much, not until when. */
export function readAmount(view: View, i: number, end: number, before: Item | undefined): Item | null {
  const hedge = before?.kind === 'verb' && hedges.has(view.tokens[i]?.lower ?? '');
  if (!hedge && !opensAmount(view, i, before)) return null;
  const next = view.tokens[i + 1];
  if (!next || view.dates[i + 1] || (next.kind !== 'number' && next.kind !== 'money' && next.pos !== 'NUM'))
    return null;
  const phrase = nounPhrase(view, i + 1, end);
  if (!phrase) return null;
  if (hedge) return { kind: 'np', phrase, first: i, last: phrase.last };
  use(view, i, 'amount');
  return { kind: 'np', phrase: { ...phrase, first: i }, first: i, last: phrase.last };
}

/** "[Sebanyak 30 rumah] terbakar", but "kerugian sebanyak 5 juta": what it measures there is the noun before it. */
function opensAmount(view: View, i: number, before: Item | undefined): boolean {
  if (!isGroup(view, i, 'amount')) return false;
  const apart = before?.kind !== 'np' && before?.kind !== 'pp' && before?.kind !== 'bracket';
  return before?.kind === 'verb' || (apart && view.tokens[i]?.lower === 'sebanyak');
}

/** A noun phrase, a preposition with its own, or the time that a preposition leads to. */
export function readPhrase(view: View, i: number, end: number): Item | null {
  if (isGroup(view, i, 'preposition') || view.tokens[i]?.pos === 'ADP') {
    const width = view.widths[i] ?? 1;
    const at = skipPrepositions(view, i + width, end);
    if (view.dates[at] && at < end) {
      const date = view.dates[at];
      return date ? { kind: 'time', date, first: i, last: endOfDate(view, at, end) } : null;
    }
    const phrase = nounPhrase(view, at, end);
    for (const group of ['preposition', 'binds', 'binds-short'] as const) use(view, i, group);
    return phrase
      ? {
          kind: 'pp',
          preposition: view.tokens[i]?.lower ?? '',
          binds: bindingOf(view, i),
          phrase,
          first: i,
          last: phrase.last,
        }
      : null;
  }
  const phrase = nounPhrase(view, i, end);
  if (!phrase) return null;
  noteWords(view, phrase);
  return { kind: 'np', phrase, first: i, last: phrase.last };
}

function bindingOf(view: View, i: number): Binding {
  if (isGroup(view, i, 'binds')) return 'always';
  return isGroup(view, i, 'binds-short') ? 'short' : 'never';
}

function noteWords(view: View, phrase: Phrase): void {
  for (let k = phrase.first; k < phrase.last; k++) {
    if (!view.uses[k]) continue;
    use(view, k, 'quantifier');
    use(view, k, 'length');
    use(view, k, 'determiner');
    use(view, k, 'pronoun');
  }
}

/** "dari sekitar", "hingga ke": prepositions in a row. */
function skipPrepositions(view: View, i: number, end: number): number {
  let at = i;
  for (let n = 0; n < 3 && at < end && isGroup(view, at, 'preposition') && !view.dates[at]; n++)
    at += view.widths[at] ?? 1;
  return at;
}

/** An adjective on its own, which says what the noun before it is like. */
export function readPredicate(view: View, i: number): Item | null {
  const token = view.tokens[i];
  if (token?.pos !== 'ADJ') return null;
  return { kind: 'predicate', first: i, last: i + 1, word: token.lower, modality: null, purpose: false };
}

/** "Kami sangat detail": after a word of degree even a noun is a predicate. */
export function isDegree(view: View, i: number): boolean {
  if (!isGroup(view, i - 1, 'degree') || view.tokens[i - 1]?.sentence !== view.tokens[i]?.sentence)
    return false;
  use(view, i - 1, 'degree');
  return true;
}
