import type { Actor, Token } from '../../types.js';
import type { ActorLexicon, Use, WordUse } from '../lexicon.js';
import { phraseKey, phraseWords } from '../trie.js';

/** "perusahaan teknologi asal Korea itu": longest stretch between the noun and the word that points back. */
const MAX_BETWEEN = 5;

/** A noun that points back to someone named: tokens `[first, last)`. */
export interface Nominal {
  first: number;
  last: number;
  head: string;
  use: WordUse;
}

const nominalUses: readonly Use[] = ['nominal', 'office', 'org-body', 'org-proper'];
const between = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);

/** "perusahaan itu", "mantan gubernur tersebut", "bank pelat merah ini" at a token. */
export function nominalAt(
  lexicon: ActorLexicon,
  tokens: Token[],
  keys: string[],
  at: number,
  determiners: ReadonlySet<string>,
  trace?: Set<string>,
): Nominal | null {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.enclitics.length > 0) return null;
  const found = lexicon.usesAt(keys, at, at + 3)[0];
  const use = found && pickUse(found.values);
  if (!found || !use) return null;
  const head = at + found.length;
  for (let i = head; i < head + MAX_BETWEEN; i++) {
    const next = tokens[i];
    if (!next || next.sentence !== token.sentence) return null;
    if (determiners.has(next.lower)) {
      const now = i > head ? timeAt(lexicon, keys, i - 1) : null;
      if (now) {
        trace?.add(now.rule);
        return null;
      }
      const time = isTime(lexicon, keys, at - 1) && tokens[at - 1]?.sentence === token.sentence;
      return { first: time ? at - 1 : at, last: i + 1, head: keys.slice(at, head).join(' '), use };
    }
    if (next.lower !== 'asal' && !between.has(next.pos)) return null;
  }
  return null;
}

function pickUse(values: WordUse[]): WordUse | undefined {
  for (const use of nominalUses) {
    const found = values.find((v) => v.use === use);
    if (found) return found;
  }
  return undefined;
}

/** "minggu [ini]", "sore ini", "baru-baru ini": a time, and nothing pointed to. */
const timeAt = (lexicon: ActorLexicon, keys: string[], at: number): WordUse | null =>
  lexicon.useOf(keys[at] ?? '', 'span-of-time');

const isTime = (lexicon: ActorLexicon, keys: string[], at: number): boolean =>
  lexicon.useOf(keys[at] ?? '', 'time') !== null;

/** How a noun suits an actor: its name or role says so, its sort is known to be so, or nothing speaks against it. */
export type Fit = 'sure' | 'open' | 'no';

export function fitOf(lexicon: ActorLexicon, nominal: Nominal, actor: Actor): Fit {
  const { use, head } = nominal;
  if (use.use === 'office') return hasRole(actor, head) ? 'sure' : 'no';
  if (use.use === 'nominal' && use.sort === 'person') return actor.kind === 'person' ? 'sure' : 'no';
  if (actor.kind !== 'organization') return 'no';
  const names = [actor.name, ...actor.aliases].map((name) => phraseWords(name).join(' '));
  if (names.some((name) => name === head || name.startsWith(`${head} `) || name.includes(` ${head} `)))
    return 'sure';
  if (use.use !== 'nominal') return 'no';
  if (use.sort === 'organization') return 'sure';
  const sorts = sortsOf(lexicon, actor);
  if (sorts.has(use.sort ?? '')) return 'sure';
  return use.sort === 'company' && sorts.size === 0 && actor.rule === 'actors/name' ? 'open' : 'no';
}

/** Whether a person holds an office of this name. */
export function hasRole(actor: Actor, office: string): boolean {
  return (
    actor.kind === 'person' &&
    actor.roles.some((role) => ` ${phraseWords(role).join(' ')} `.includes(` ${office} `))
  );
}

/** What the gazetteers and the form of its name tell of an organisation: "company", "party", "club" … */
function sortsOf(lexicon: ActorLexicon, actor: Actor): Set<string> {
  const sorts = new Set<string>();
  if (actor.link?.startsWith('idx:')) sorts.add('company');
  for (const name of [actor.name, ...actor.aliases]) {
    const words = phraseWords(name);
    for (const { length, values } of lexicon.entriesAt(words, 0, words.length)) {
      if (length !== words.length) continue;
      for (const value of values) if (value.kind === 'organization') sorts.add(value.sort);
    }
    if (/^(?:PT|CV)\b/.test(name) || /\b(?:tbk|corp|inc|ltd)$/.test(phraseKey(name))) sorts.add('company');
  }
  sorts.delete('other');
  return sorts;
}
