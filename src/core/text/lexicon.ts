import type { Listing } from '../rules/table.js';
import type { Pos, Voice } from '../types.js';
import type { Prefix, Suffix } from './affixes.js';

/** A word form of the lexicon: its parts of speech, the most usual first, and its root where listed. */
export interface Entry {
  tags: readonly Pos[];
  root: string | null;
  voice: Voice | null;
}

/** An analysis fixed by hand, where the affixes mislead ("merubah" is from "ubah"). */
export interface FixedForm {
  rule: string;
  root: string;
  prefix: Prefix | 'ke-an';
  suffix: Suffix;
  voice: Voice | null;
  pos: Pos | null;
  proclitic: 'di' | 'ke' | null;
}

/** Word forms, roots and fixed analyses, as morphology reads them. */
export interface Lexicon {
  words: Listing<Entry>;
  /** Root words with their part of speech, null where the source gives none. */
  roots: Listing<Pos | null>;
  fixed: Listing<FixedForm>;
  /** Words of the stemmer's own dictionary: only these can be its opinion. */
  stems: Pick<Listing<string>, 'has'>;
}

/** Whether a form is listed as a word or as a root. */
export const isListed = (lexicon: Lexicon, form: string): boolean =>
  lexicon.words.has(form) || lexicon.roots.has(form);

/** Whether the lexicon has "di-" on a root as a verb and nothing else, so that the root is a transitive verb's. */
export const isPassive = (lexicon: Lexicon, root: string): boolean =>
  lexicon.words.get(`di${root}`)?.tags.every((tag) => tag === 'VERB') ?? false;
