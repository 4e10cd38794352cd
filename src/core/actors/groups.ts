import type { Sentence } from '../types.js';
import { type Candidate, makeCandidate } from './candidate.js';
import type { Use } from './lexicon.js';
import { isCapital, joined, type Reading, useAt } from './reading.js';

const heads: ReadonlySet<Use> = new Set(['group-head']);
const quantifiers = new Set(['DET', 'NUM', 'ADV']);
const between = new Set(['AUX', 'ADV', 'PART']);
const inside = new Set(['NOUN', 'ADJ', 'NUM']);
const one = new Set(['seorang', 'sang', 'si']);
const longest = 4;

/**
 * Groups of a sentence: those with a name ("masyarakat adat Baduy"), and those that do something there ("para
 * pedagang menolak"). Whom something merely happens to, or is said about, is no actor of the story.
 * @param at the name that covers each token; a group's own name is no longer a person's
 */
export function findGroups(r: Reading, s: Sentence, at: (Candidate | undefined)[]): Candidate[] {
  const found: Candidate[] = [];
  for (let i = s.first; i < s.last; i++) {
    const head = at[i] ? null : useAt(r, i, s.last, heads);
    if (!head) continue;
    const last = head.sort === 'named' ? namedEnd(r, head.end, s.last, at) : actingEnd(r, i, head.end, s, at);
    if (last === null) continue;
    r.trace.add(head.rule);
    const borne = head.sort === 'named' ? (at[head.end]?.name ?? null) : null;
    const group = makeCandidate(r, i, last, { rule: head.rule });
    const name = head.sort === 'named' ? group.name : group.name.toLowerCase();
    found.push({ ...group, name, kind: 'group', abbreviation: borne });
    i = last - 1;
  }
  return found;
}

/** The name right behind the head, if nothing else is known of it. */
function namedEnd(r: Reading, from: number, to: number, at: (Candidate | undefined)[]): number | null {
  const name = at[from];
  if (from >= to || !isCapital(r, from) || !joined(r, from)) return null;
  if (!name) return null;
  const doubtful = name.kind === 'person' && !name.entry && !name.title;
  return doubtful && name.first === from ? name.last : null;
}

/** The end of the phrase, if it opens its clause and a verb follows that they are the subject of. */
function actingEnd(
  r: Reading,
  first: number,
  from: number,
  s: Sentence,
  at: (Candidate | undefined)[],
): number | null {
  if (!opensClause(r, first, s)) return null;
  let last = from;
  while (last < from + longest && last < s.last && inside.has(r.tokens[last]?.pos ?? '') && !at[last]) last++;
  let verb = last;
  while (verb < last + 3 && between.has(r.tokens[verb]?.pos ?? '')) verb++;
  const token = r.tokens[verb];
  const acts = token?.sentence === s.index && token.pos === 'VERB' && token.voice === 'active';
  return acts && !isCapital(r, verb) ? last : null;
}

/** "Warga …", "Para pedagang …", "Kemarin, ratusan buruh …"; "seorang pemuda" is no group. */
function opensClause(r: Reading, first: number, s: Sentence): boolean {
  let i = first - 1;
  if (one.has(r.keys[i] ?? '')) return false;
  while (i >= s.first && (quantifiers.has(r.tokens[i]?.pos ?? '') || r.keys[i] === 'para')) i--;
  return i < s.first || r.tokens[i]?.text === ',' || r.tokens[i]?.text === '-';
}
