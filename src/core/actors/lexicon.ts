import { type Listing, Table } from '../rules/table.js';
import { type Found, PhraseTrie } from './trie.js';

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
  | 'span-of-time'
  | 'deed'
  | 'named'
  | 'of-body'
  | 'called'
  | 'particle'
  | 'org-body'
  | 'org-proper'
  | 'org-local'
  | 'org-tail'
  | 'org-form'
  | 'agent'
  | 'person-article'
  | 'object-lead'
  | 'joint'
  | 'party'
  | 'aspect'
  | 'foreign-article'
  | 'foreign-word'
  | 'foreign-ending'
  | 'name-ending'
  | 'moves'
  | 'copula'
  | 'article'
  | 'office-of'
  | 'rival'
  | 'sport-after'
  | 'thing-head'
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
  | 'possessed'
  | 'serves'
  | 'initials'
  | 'initials-party'
  | 'pair-lead';

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
  rule: typeof ALIAS | typeof GAZETTEER;
}

/** What `ActorLexicon` is made of. */
export interface PackedActors {
  uses: string;
  entries: string;
  firstNames: string;
  lastNames: string;
}

export class ActorLexicon {
  readonly firstNames: Pick<Listing<string>, 'has'>;
  readonly lastNames: Pick<Listing<string>, 'has'>;
  private readonly uses: PhraseTrie<WordUse>;
  private readonly entries: PhraseTrie<Entry>;

  constructor(packed: PackedActors) {
    this.firstNames = new Table(packed.firstNames);
    this.lastNames = new Table(packed.lastNames);
    this.uses = new PhraseTrie(packed.uses, USE_WIDTH, readUse);
    this.entries = new PhraseTrie(packed.entries, ENTRY_WIDTH, readEntry);
  }

  usesAt(keys: string[], from: number, to: number): readonly Found<WordUse>[] {
    return this.uses.at(keys, from, to);
  }

  /** What a word alone has of one use, null where it has not. */
  useOf(word: string, use: Use): WordUse | null {
    return this.usesAt([word], 0, 1)[0]?.values.find((value) => value.use === use) ?? null;
  }

  entriesAt(keys: string[], from: number, to: number): readonly Found<Entry>[] {
    return this.entries.at(keys, from, to);
  }
}

const USE_WIDTH = 3;

export const packUse = ({ use, rule, sort }: WordUse): string[] => [use, rule, sort ?? ''];

const readUse = ([use, rule = '', sort]: string[]): WordUse => ({
  use: use as Use,
  rule,
  sort: sort || null,
});

const ENTRY_WIDTH = 6;

/** @param form the name as it is written, which tells whether it stands in capitals */
export function packEntry(form: string, e: Omit<Entry, 'capitals'>): string[] {
  const marks = [/\p{Ll}/u.test(form) ? '' : 'c', e.short ? 's' : '', e.rule === ALIAS ? 'a' : ''];
  const id = e.id === idOf(e) ? '' : e.id;
  return [`${e.kind} ${e.strength}`, e.name, e.sort, e.link ?? '', id, marks.join('')];
}

function readEntry([kinds = '', name = '', sort = '', written, id, marks = '']: string[]): Entry {
  const [kind, strength] = kinds.split(' ') as [NameKind, Entry['strength']];
  const link = written || null;
  return {
    kind,
    name,
    sort,
    link,
    strength,
    id: id || idOf({ kind, name, link }),
    short: marks.includes('s'),
    rule: marks.includes('a') ? ALIAS : GAZETTEER,
    capitals: marks.includes('c'),
  };
}

/** Rules of an `Entry`: it stands in lexicon/aliases.yaml, or in one of the gazetteers. */
export const ALIAS = 'actors/alias';
export const GAZETTEER = 'actors/gazetteer';

/** What makes names one entity's. */
export const idOf = ({ kind, name, link }: Pick<Entry, 'kind' | 'name' | 'link'>): string =>
  link ?? `${kind}:${name}`;
