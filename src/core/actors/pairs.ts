import type { Candidate } from './candidate.js';
import { hasUse, type Reading } from './reading.js';
import { phraseKey } from './trie.js';

/**
 * "Ahmad Rifai-Budi Santoso": two who stand together, written as one name. Each becomes a name of its own; both share
 * the token with the hyphen, and their offsets end and begin at it. A pair of single words ("Rifai-Budi") stays one
 * name, as the label of their ticket; two places ("Jakarta-Solo") name a way or a relation and no actor.
 * @returns the name as it is where it is no pair
 */
export function splitPair(r: Reading, c: Candidate): Candidate[] {
  const at = hyphened(r, c);
  const token = at === null ? undefined : r.tokens[at];
  if (arePlaces(r, c)) return [];
  if (at === null || !token) return [c];
  const cut = token.start + token.text.indexOf('-');
  const left = part(r, c, { first: c.first, last: at + 1, start: c.start, end: cut });
  const right = part(r, c, { first: at, last: c.last, start: cut + 1, end: c.end });
  r.trace.add('actors/running-mate');
  return [left, { ...right, title: null }];
}

function part(
  r: Reading,
  c: Candidate,
  span: Pick<Candidate, 'first' | 'last' | 'start' | 'end'>,
): Candidate {
  const name = r.analysis.text.slice(span.start, span.end);
  const entry = personOf(r, name);
  const rule = entry?.rule ?? 'actors/running-mate';
  return { ...c, ...span, name, entry, kind: 'person', sort: 'other', abbreviation: null, rule };
}

/** The token of the name that holds the last word of one person and the first of another. */
function hyphened(r: Reading, c: Candidate): number | null {
  for (let i = c.first; i < c.last; i++) {
    const parts = (r.tokens[i]?.text ?? '').split('-');
    const [left = '', right = ''] = parts;
    if (parts.length !== 2 || !/^\p{Lu}\p{L}/u.test(left) || !/^\p{Lu}\p{L}/u.test(right)) continue;
    const before = i > c.first;
    const after = i + 1 < c.last;
    // "Jean-Pierre Lambert" is one name: that only one of two has a longer one must be said
    const two = before && after ? names(r, left) || names(r, right) : isAnnounced(r, c);
    if (two && isOne(r, left, before) && isOne(r, right, after) && (before || after)) return i;
  }
  return null;
}

/** "pasangan Rina Sari-Dodi": a word that says two are meant. */
function isAnnounced(r: Reading, c: Candidate): boolean {
  for (let i = c.title?.first ?? c.first - 1; i < c.first; i++) if (hasUse(r, i, 'pair-lead')) return true;
  return false;
}

function arePlaces(r: Reading, c: Candidate): boolean {
  const parts = c.last === c.first + 1 ? (r.keys[c.first] ?? '').split('-') : [];
  const isPlace = (key: string) =>
    r.lexicon
      .entriesAt([key], 0, 1)
      .some(({ values }) => values.some((e) => e.kind === 'place' && e.strength === 'sure'));
  return parts.length === 2 && parts.every(isPlace) && !parts.some((key) => names(r, key));
}

/** A known name, or one with more words of its own where the other part has them too. */
const isOne = (r: Reading, word: string, longer: boolean): boolean => longer || names(r, word);

function names(r: Reading, word: string): boolean {
  const key = phraseKey(word);
  return r.lexicon.firstNames.has(key) || r.lexicon.lastNames.has(key) || personOf(r, word) !== null;
}

/** The well-known person of this name. */
function personOf(r: Reading, name: string): Candidate['entry'] {
  const keys = name.split(' ').map(phraseKey);
  const whole = r.lexicon.entriesAt(keys, 0, keys.length).find(({ length }) => length === keys.length);
  return whole?.values.find((e) => e.kind === 'person' && e.strength !== 'weak') ?? null;
}
