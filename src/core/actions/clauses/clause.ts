import type { Binding, VerbGroup } from '../items/item.js';
import type { Phrase } from '../phrase.js';

/** What opened a clause: nothing, "yang", a conjunction or preposition ("karena", "untuk"), "bahwa", or a verb before it. */
export type ClauseKind =
  | 'main'
  | 'relative'
  | 'link'
  | 'that'
  | 'control'
  | 'coordinate'
  | 'cue'
  | 'result'
  | 'modifier';

export interface Prepositional {
  preposition: string;
  binds: Binding;
  phrase: Phrase;
  first: number;
  last: number;
}

/** A verb group with the phrases around it, before roles are given. */
export interface Clause {
  kind: ClauseKind;
  /** The clause it depends on, or shares its subject with. */
  parent: Clause | null;
  /** Word that opened it ("untuk", "jika"). */
  opener: string | null;
  conditional: boolean;
  /** Opened by "untuk", "guna": an aim, not an event. */
  purpose: boolean;
  subject: Phrase | null;
  /** Head noun of a relative clause. */
  antecedent: Phrase | null;
  group: VerbGroup | null;
  /** True for "adalah" and adjectives: a predicate that is no action. */
  nominal: boolean;
  /** Spells out a noun or a predicate ("upaya [mencegah …]", "tugasnya adalah [menjaga …]"): that is not who acts. */
  spells: boolean;
  /** "[menghapus] dan memblokir aplikasi": the verb beside it that has the object of both. */
  beside: Clause | null;
  /** "[Menanggapi hal itu], menteri …": a clause in front whose subject is that of the main clause behind it. */
  host: Clause | null;
  /** Its subject says no more than "one of those" or nothing ("Yang datang adalah …"). */
  light: boolean;
  /** Noun phrases right after the verb. */
  objects: Phrase[];
  prepositions: Prepositional[];
  /** First clause that the verb takes as its complement. */
  complement: Clause | null;
  first: number;
  last: number;
}

/** A clause of which nothing is known yet. */
export function newClause(kind: ClauseKind, parent: Clause | null, first: number): Clause {
  return {
    kind,
    parent,
    opener: null,
    conditional: false,
    purpose: false,
    subject: null,
    antecedent: null,
    group: null,
    nominal: false,
    spells: false,
    beside: null,
    host: null,
    light: false,
    objects: [],
    prepositions: [],
    complement: null,
    first,
    last: first,
  };
}

/** How many clauses up a shared subject or an open clause is looked for; real sentences need four. */
export const deepest = 8;

/** Whether a clause has its verb, or a predicate that is no verb. */
export function hasPredicate(clause: Clause): boolean {
  return clause.group !== null || clause.nominal;
}

/** Whether the verb of a clause takes another clause as its complement. */
export function takesClause(clause: Clause): boolean {
  return !clause.group?.cue && (clause.group?.entry?.frame.clause ?? false);
}
