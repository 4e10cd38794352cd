import type { DateMention, Modality } from '../../types.js';
import type { Phrase } from '../phrase.js';
import type { VerbEntry } from '../rules.js';

/** A verb with the negation, aspect and modality before it: "tidak akan membeli". */
export interface VerbGroup {
  /** First token of the group, the verb itself, and the end. */
  first: number;
  verb: number;
  last: number;
  entry: VerbEntry | null;
  passive: boolean;
  negated: boolean;
  modality: Modality[];
  /** Agent of a type 2 passive: "yang [kami] beli". */
  agent: Phrase | null;
  /** The clitic -nya, object of an active and agent of a passive verb. */
  nya: boolean;
  cue: boolean;
  /** "menjadi": after another verb it names the outcome ("naik menjadi Rp5.000") and is no action of its own. */
  result: boolean;
  /** The word before is "diri": "menyempatkan diri menemui". */
  reflexive: boolean;
  /** "menggunakan", "mengendarai": behind an object it says what the subject did it with. */
  manner: boolean;
  /** A ber- verb on its own, which right after a noun may only describe it: "pengalaman berkendara". */
  modifies: boolean;
}

export type Item =
  | { kind: 'np'; phrase: Phrase; first: number; last: number }
  | { kind: 'pp'; preposition: string; binds: Binding; phrase: Phrase; first: number; last: number }
  | { kind: 'time'; date: DateMention; first: number; last: number }
  | { kind: 'verb'; group: VerbGroup; first: number; last: number }
  | { kind: Mark; first: number; last: number; word: string; modality: Modality | null; purpose: boolean };

/** Whether a preposition's phrase belongs to the noun before it: always, when it is short, or never. */
export type Binding = 'always' | 'short' | 'never';

export type Mark =
  | 'relative'
  | 'link'
  | 'that'
  | 'coordinator'
  | 'copula'
  | 'comma'
  | 'boundary'
  | 'bracket'
  | 'adverbial'
  | 'predicate';

export function mark(kind: Mark, first: number, last: number): Item {
  return { kind, first, last, word: '', modality: null, purpose: false };
}
