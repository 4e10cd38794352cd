import { type Found, PhraseTrie, phraseWords } from './trie.js';

export type NameKind = 'person' | 'organization' | 'place';

/** What a word of rules/actors does for the names around it; explained in those files. */
export type Use =
  | 'office'
  | 'rank'
  | 'honorific'
  | 'degree'
  | 'degree-after'
  | 'person'
  | 'time'
  | 'particle'
  | 'org-body'
  | 'org-proper'
  | 'org-local'
  | 'org-tail'
  | 'org-inner'
  | 'org-lead'
  | 'org-lower'
  | 'place-lower'
  | 'thing-lead'
  | 'thing-tail'
  | 'org-after'
  | 'source'
  | 'org-unit'
  | 'org-connector'
  | 'government'
  | 'place-head'
  | 'place-site'
  | 'place-tail'
  | 'place-lead'
  | 'direction'
  | 'locative'
  | 'say-before'
  | 'say-after'
  | 'act-after'
  | 'person-after'
  | 'place-cue'
  | 'not-name'
  | 'calendar'
  | 'field'
  | 'takes-field'
  | 'group-head'
  | 'pronoun'
  | 'nominal'
  | 'head-short'
  | 'possessed';

export interface WordUse {
  use: Use;
  rule: string;
  /** Kind of place, or what a nominal mention points back to. */
  sort: string | null;
}

/** A real-world entity known by name. */
export interface Entry {
  kind: NameKind;
  /** Canonical name; for a short form, the name it is short for. */
  name: string;
  sort: string;
  /** "iso:ID", "wilayah:31", "idx:BBCA", or null. */
  link: string | null;
  /** sure: the name alone decides. word: also an ordinary word. weak: one piece of evidence. */
  strength: 'sure' | 'word' | 'weak';
  /** The same for all names of one entity. */
  id: string;
  /** Short form or abbreviation of `name`. */
  short: boolean;
  /** Written in capitals, which tell it from a word: "BIG" is no "Big". */
  capitals: boolean;
  rule: string;
}

export class ActorLexicon {
  readonly ids = new Set<string>();
  readonly firstNames = new Set<string>();
  readonly lastNames = new Set<string>();
  private readonly uses = new PhraseTrie<WordUse>();
  private readonly entries = new PhraseTrie<Entry>();

  addWords(words: string[], use: WordUse): void {
    this.ids.add(use.rule);
    for (const word of words) this.uses.add(phraseWords(word), use);
  }

  addEntry(name: string, entry: Omit<Entry, 'capitals'>): void {
    const capitals = !/\p{Ll}/u.test(name);
    this.entries.add(phraseWords(name), { ...entry, capitals });
  }

  usesAt(keys: string[], from: number, to: number): readonly Found<WordUse>[] {
    return this.uses.at(keys, from, to);
  }

  entriesAt(keys: string[], from: number, to: number): readonly Found<Entry>[] {
    return this.entries.at(keys, from, to);
  }
}
