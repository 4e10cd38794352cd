import { type Clause, deepest, type Prepositional } from './clauses.js';
import type { Phrase } from './phrase.js';
import { isGroup, use, type View } from './view.js';

/** A phrase in a role; `inferred` when it stands in another clause. */
export interface Filler {
  phrase: Phrase;
  inferred: boolean;
  /** The clitic -nya of the verb instead of a phrase. */
  clitic: boolean;
}

export interface Roles {
  actor: Filler | null;
  target: Filler | null;
  recipient: Filler | null;
}

/** Gives the phrases around a verb their roles, by its voice and frame. */
export function rolesOf(view: View, clause: Clause): Roles {
  const roles: Roles = { actor: null, target: null, recipient: null };
  const group = clause.group;
  if (!group) return roles;
  if (group.cue) return { ...roles, actor: group.nya ? clitic(group.verb) : own(speaker(view, clause)) };
  if (group.passive) passiveRoles(view, clause, roles);
  else activeRoles(view, clause, roles);
  return roles;
}

/** "kata [analis dari Pefindo Niken Indriarsih]" */
function speaker(view: View, clause: Clause): Phrase | null {
  const [phrase] = clause.objects;
  return phrase ? withPrepositions(view, clause, phrase) : null;
}

function activeRoles(view: View, clause: Clause, roles: Roles): void {
  const group = clause.group;
  const frame = group?.entry?.frame;
  const [first, second] = clause.objects;
  roles.actor = group?.agent ? own(group.agent) : subjectOf(clause);
  if (group?.agent) roles.target = subjectOf(clause);
  if (group?.nya) roles.target = clitic(group.verb);
  else if (first && (frame?.object !== 'none' || clause.complement?.opener === 'bahwa')) {
    if (second && frame?.second === 'target' && second.first === first.last) {
      roles.recipient = own(first);
      roles.target = own(withPrepositions(view, clause, second));
    } else if (takesObject(view, clause)) roles.target = own(withPrepositions(view, clause, first));
  }
  byPreposition(clause, roles);
  if (!roles.actor && first && frame?.object === 'none') roles.actor = own(first);
}

/** ber- verbs and bare verbs take an object only if their frame says so. */
function takesObject(view: View, clause: Clause): boolean {
  const group = clause.group;
  if (!group) return false;
  if (group.entry) return true;
  const token = view.tokens[group.verb];
  return token?.prefix !== '' && token?.prefix !== 'ke-an';
}

function passiveRoles(view: View, clause: Clause, roles: Roles): void {
  const group = clause.group;
  roles.target = subjectOf(clause);
  const [first] = clause.objects;
  const by = clause.prepositions.find((p) => p.preposition === 'oleh' && group && p.first >= group.last);
  if (group?.nya) roles.actor = clitic(group.verb);
  else if (by) roles.actor = own(by.phrase);
  else if (first && roles.target && !group?.entry?.frame.predicate && isAgentive(view, first))
    roles.actor = own(first);
  if (!roles.target && first) roles.target = own(first);
  byPreposition(clause, roles);
}

/** A bare noun phrase after a passive is its agent when it can act: a name, a pronoun, a person ("dipanggil polisi"). */
function isAgentive(view: View, phrase: Phrase): boolean {
  use(view, phrase.head, 'animate');
  const pos = view.tokens[phrase.head]?.pos;
  return (
    pos === 'PROPN' ||
    pos === 'PRON' ||
    isGroup(view, phrase.head, 'pronoun') ||
    isGroup(view, phrase.head, 'animate')
  );
}

function byPreposition(clause: Clause, roles: Roles): void {
  const group = clause.group;
  const map = group?.entry?.frame.prepositions;
  if (!group || !map) return;
  for (const item of clause.prepositions) {
    const role = map[item.preposition];
    if (item.first < group.last || (role !== 'target' && role !== 'recipient')) continue;
    roles[role] ??= own(
      role === 'target' && item.preposition !== 'dengan'
        ? { ...item.phrase, first: item.first }
        : item.phrase,
    );
  }
}

function subjectOf(clause: Clause): Filler | null {
  if (clause.subject) return own(clause.subject);
  if (clause.antecedent) return { phrase: clause.antecedent, inferred: true, clitic: false };
  return sharedSubject(clause);
}

/** The subject of the clause this one shares it with: "X membeli tanah dan [membangun pabrik]". */
function sharedSubject(clause: Clause): Filler | null {
  let at: Clause | null = clause.parent;
  if (clause.kind === 'that' || clause.kind === 'main' || clause.purpose) return null;
  for (let depth = 0; at && depth < deepest; depth++, at = at.parent) {
    if (at.subject) return { phrase: at.subject, inferred: true, clitic: false };
    if (at.antecedent) return { phrase: at.antecedent, inferred: true, clitic: false };
    if (at.kind === 'that' || at.kind === 'main') return null;
  }
  return null;
}

const objectPrepositions = new Set([
  'dari',
  'antara',
  'tentang',
  'mengenai',
  'soal',
  'terhadap',
  'atas',
  'bagi',
  'sebesar',
  'senilai',
  'sebanyak',
  'ke',
  'untuk',
  'dengan',
  'di',
  'dalam',
]);

/** "kenaikan harga [dari Rp5.000]": prepositional phrases that a reader keeps with the object. */
function withPrepositions(view: View, clause: Clause, phrase: Phrase): Phrase {
  const next = clause.prepositions.find((p: Prepositional) => p.first === phrase.last);
  if (!next || !objectPrepositions.has(next.preposition)) return phrase;
  if (loose.has(next.preposition) && next.last - next.first > phrase.last - phrase.first + 1) return phrase;
  if (view.tokens[phrase.head]?.pos === 'PROPN') return phrase;
  return { ...phrase, last: next.last };
}

const loose = new Set(['di', 'dalam', 'untuk', 'dengan']);

function own(phrase: Phrase | null): Filler | null {
  return phrase && { phrase, inferred: false, clitic: false };
}

function clitic(verb: number): Filler {
  return { phrase: { first: verb, last: verb + 1, head: verb }, inferred: false, clitic: true };
}
