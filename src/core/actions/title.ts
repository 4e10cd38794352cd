import type { Ruleset } from '../rules/ruleset.js';
import { analyze } from '../text/analyze.js';
import type { Token } from '../types.js';
import { type Filler, rolesOf } from './arguments.js';
import { clausesOf } from './clauses/clauses.js';
import { itemsOf } from './items/items.js';
import { makeView, type View } from './view.js';

/** What a headline says, for telling which actions of the text are the same. */
export interface Title {
  /** Words that mean something, in small letters, and their roots: "penangkapan" and "tangkap". */
  words: ReadonlySet<string>;
  roots: ReadonlySet<string>;
  /** What its verbs tell. */
  events: readonly TitleEvent[];
  /** It repeats what someone says: `Rina: Panen Berlimpah`, `"Kami Siap"`. */
  speech: boolean;
}

export interface TitleEvent {
  root: string;
  class: string | null;
  actor: ReadonlySet<string>;
  target: ReadonlySet<string>;
}

const empty = new Set(['ADP', 'CCONJ', 'SCONJ', 'DET', 'PRON', 'PART', 'AUX', 'ADV', 'INTJ']);

/** Words that can tell one action from another. */
export function isTelling(token: Token): boolean {
  return token.kind !== 'punct' && token.lower.length > 2 && !empty.has(token.pos);
}

/** Reads a headline by the grammar of the text: "KPK Tangkap Bupati" tells of an arrest, by whom and of whom. */
export function readTitle(title: string, rules: Ruleset): Title {
  const block = { kind: 'paragraph' as const, start: 0, end: title.length };
  const analysis = analyze(title, [block], rules.text);
  const view = makeView(analysis, [], rules.actions, { actors: [], places: [] });
  const telling = analysis.tokens.filter(isTelling);
  const events = analysis.sentences
    .flatMap((sentence) => clausesOf(itemsOf(view, sentence)))
    .flatMap((clause): TitleEvent[] => {
      const verb = clause.group && view.tokens[clause.group.verb];
      if (!clause.group || !verb) return [];
      const { actor, target } = rolesOf(view, clause);
      const kind = clause.group.entry?.class ?? null;
      return [{ root: verb.root, class: kind, actor: wordsOf(view, actor), target: wordsOf(view, target) }];
    });
  return {
    words: new Set(telling.map((t) => t.lower)),
    roots: new Set(telling.map((t) => t.root)),
    events,
    // Two words in marks are a nickname or a word that is not meant: `Sewa 16 "Tukang Pukul"`.
    speech: /["“][^\s"”]+ [^\s"”]+ [^\s"”]+|: \p{L}/u.test(title),
  };
}

function wordsOf(view: View, filler: Filler | null): Set<string> {
  const tokens = filler ? view.tokens.slice(filler.phrase.first, filler.phrase.last) : [];
  return new Set(tokens.filter(isTelling).map((t) => t.lower));
}
