import { antecedentOf } from './antecedent.js';
import { type Clause, deepest, type Prepositional } from './clauses/clause.js';
import { type Phrase, plainPhrase } from './phrase.js';
import { hasNya, isGroup, use, type View } from './view.js';

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
  roles.actor = group?.agent ? own(group.agent) : subjectOf(view, clause);
  if (group?.agent) roles.target = subjectOf(view, clause);
  if (group?.nya) roles.target = clitic(group.verb);
  else if (first && (frame?.object !== 'none' || clause.complement?.opener === 'bahwa')) {
    if (second && frame?.second === 'target' && second.first === first.last) {
      roles.recipient = own(first);
      roles.target = own(withPrepositions(view, clause, second));
    } else if (frame?.second === 'target' && clause.objects.length === 1 && splitAt(view, first) > 0) {
      const at = splitAt(view, first);
      roles.recipient = own({ ...first, last: at });
      roles.target = own(withPrepositions(view, clause, { ...first, first: at, head: at }));
    } else if (takesObject(view, clause)) roles.target = own(withPrepositions(view, clause, first));
  }
  byPreposition(clause, roles);
  if (!roles.target && !clause.complement && (frame?.object ?? 'target') === 'target' && clause.beside)
    roles.target = inferred(clause.beside.objects[0]);
  if (!roles.actor && !roles.target && first && frame?.object === 'none') {
    // "jika menyatakan [kemerdekaan]": what is said; "Masuk [penari]": who comes in
    if (frame.clause) roles.target = own(first);
    else roles.actor = own(first);
  }
}

/** "memberi [warga] [bantuan beras]": where the thing given begins behind the people it is given to, or 0. */
function splitAt(view: View, phrase: Phrase): number {
  const named = view.tokens[phrase.head]?.pos === 'PROPN';
  if (!named && !isGroup(view, phrase.head, 'animate')) return 0;
  let at = phrase.head + 1;
  while (named && at < phrase.last && view.tokens[at]?.pos === 'PROPN') at++;
  const thing = view.tokens[at];
  return at < phrase.last && thing?.pos === 'NOUN' && !isGroup(view, at, 'animate') ? at : 0;
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
  const [first] = clause.objects;
  roles.target = subjectOf(view, clause) ?? topicOf(clause);
  const frame = group?.entry?.frame;
  const by = clause.prepositions.find((p) => p.preposition === 'oleh' && group && p.first >= group.last);
  if (group?.agent) roles.actor = own(group.agent);
  else if (!clause.subject && first && isDeedDone(view, clause, first)) {
    roles.target = own(first);
    roles.actor = by ? own(by.phrase) : null;
  } else if (frame?.agent && !clause.subject && first) {
    roles.actor = own(first);
    if (roles.target?.phrase === first) roles.target = null;
  } else if (group?.nya) roles.actor = clitic(group.verb);
  else if (frame?.agent && by && first && first.first === group?.last)
    roles.actor = own(withPrepositions(view, clause, first));
  else if (by) roles.actor = own(by.phrase);
  else if (first && roles.target && !frame?.predicate && isAgentive(view, first, frame?.control === 'object'))
    roles.actor = own(first);
  if (!roles.target && first && roles.actor?.phrase !== first) roles.target = own(first);
  byPreposition(clause, roles);
}

/** "Setelah dilakukan [pemeriksaan saksi], X mengaku": right behind a passive without its own subject stands what was done. */
function isDeedDone(view: View, { group }: Clause, phrase: Phrase): boolean {
  const head = view.tokens[phrase.head];
  return phrase.first === group?.last && head?.prefix === 'peN' && head.suffix === 'an';
}

/**
 * A bare noun phrase after a passive is its agent ("dipanggil polisi", "dipicu kenaikan harga"), but no amount, no
 * event made a noun by -nya ("disebabkan belum selesainya …"), and nothing that the frame takes as a name.
 * @param persons only people and bodies can be agents ("diminta polisi", not "diminta konfirmasi")
 */
function isAgentive(view: View, phrase: Phrase, persons: boolean): boolean {
  const head = view.tokens[phrase.head];
  if (isGroup(view, phrase.head + 1, 'animate') && phrase.head + 1 < phrase.last) return true;
  if (!head || phrase.light || head.pos === 'NUM' || head.kind === 'money') return false;
  if (isGroup(view, phrase.head, 'penalty')) {
    use(view, phrase.head, 'penalty');
    return false;
  }
  if (head.pos === 'PROPN' || head.pos === 'PRON' || isGroup(view, phrase.head, 'pronoun')) return true;
  use(view, phrase.head, 'animate');
  return isGroup(view, phrase.head, 'animate') || (!persons && !hasNya(head));
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

const topics = new Set(['untuk', 'bagi', 'mengenai', 'soal', 'terkait']);

/** "Untuk lokasi kantornya, [akan ditempatkan] di kota": a fronted topic stands for the subject of a passive. */
function topicOf(clause: Clause): Filler | null {
  const [first] = clause.prepositions;
  const fronted = first && first.first <= clause.first + 2 && first.last <= (clause.group?.first ?? 0);
  return fronted && topics.has(first.preposition) ? own(first.phrase) : null;
}

function subjectOf(view: View, clause: Clause): Filler | null {
  if (clause.subject) return own(clause.subject);
  const antecedent = antecedentOf(view, clause);
  if (antecedent) return { phrase: antecedent, inferred: true, clitic: false };
  if (clause.host) {
    const reports = clause.group?.passive && (clause.group.nya || clause.group.entry?.frame.clause);
    return reports ? null : inferred(clause.host.subject ?? undefined);
  }
  return sharedSubject(clause);
}

/** The subject of the clause this one shares it with: "X membeli tanah dan [membangun pabrik]". */
function sharedSubject(clause: Clause): Filler | null {
  let at: Clause | null = clause.parent;
  if (clause.purpose) return controller(clause);
  const doer = agentOf(clause);
  if (doer) return inferred(doer);
  if (clause.spells && (at?.nominal || at?.group?.passive || !at?.group)) return null;
  if (clause.kind === 'that' || clause.kind === 'main' || isSaidOfAnother(clause)) return null;
  for (let depth = 0; at && depth < deepest; depth++, at = at.parent) {
    if (at.subject) return { phrase: at.subject, inferred: true, clitic: false };
    // "mengimbau warga untuk rajin menjaga kebersihan dan [melapor]": so has what stands beside or inside the aim
    // … but "meminta warga untuk pindah serta [meminta polisi berjaga]" asks twice
    const again = clause.group?.entry !== null && clause.group?.entry === at.parent?.group?.entry;
    const asked = at.purpose && !again ? controller(at) : null;
    if (asked) return asked;
    if (at.kind === 'cue') return inferred(at.objects[0]);
    if (at.antecedent) return { phrase: at.antecedent, inferred: true, clitic: false };
    if (at.kind === 'that' || at.kind === 'main') return null;
  }
  return null;
}

const means = new Set(['dengan', 'sambil', 'seraya', 'sembari']);

/** "Hal itu dibantah ketua fraksi dengan [mengatakan …]": how a passive was done is what its agent did. */
function agentOf({ opener, group, parent }: Clause): Phrase | null {
  if (!opener || !means.has(opener) || group?.passive || !parent?.group?.passive) return null;
  const by = parent.prepositions.find((p) => p.preposition === 'oleh');
  const [first] = parent.objects;
  if (by) return by.phrase;
  return parent.subject && first && !parent.group.entry?.frame.predicate ? first : null;
}

/** "kenaikan harga [dari Rp5.000]": prepositional phrases that a reader keeps with the object. */
function withPrepositions(view: View, clause: Clause, phrase: Phrase): Phrase {
  const next = clause.prepositions.find((p: Prepositional) => p.first === phrase.last);
  if (
    !next ||
    next.binds === 'never' ||
    clause.group?.entry?.frame.prepositions[next.preposition] === 'recipient'
  )
    return phrase;
  if (next.binds === 'short' && next.last - next.first > phrase.last - phrase.first + 1) return phrase;
  if (view.tokens[phrase.head]?.pos === 'PROPN') return phrase;
  if (phrase.amount && reached.has(next.preposition)) return phrase;
  return { ...phrase, last: next.last };
}

/** "naik 5 persen [ke posisi 4.847]": where an amount went is no part of it. */
const reached = new Set(['ke', 'hingga', 'sampai']);

/** "meminta warga untuk [pindah]": whoever is asked is to act; another aim has no actor yet. */
function controller(clause: Clause): Filler | null {
  const verb = clause.parent?.group;
  const frame = verb?.entry?.frame;
  if (!verb || frame?.control !== 'object' || !frame.clause) return null;
  return verb.passive ? inferred(clause.parent?.subject ?? undefined) : inferred(clause.parent?.objects[0]);
}

/** "mengatakan belum diketahui penyebabnya": a passive right after a verb of saying has what follows as its subject. */
function isSaidOfAnother(clause: Clause): boolean {
  const frame = clause.parent?.group?.entry?.frame;
  const follows = clause.objects.length > 0;
  return (
    clause.kind === 'control' &&
    (clause.group?.passive ?? false) &&
    frame?.control === 'subject' &&
    frame.object === 'none' &&
    follows
  );
}

function inferred(phrase: Phrase | undefined): Filler | null {
  return phrase ? { phrase, inferred: true, clitic: false } : null;
}

function own(phrase: Phrase | null): Filler | null {
  return phrase && { phrase, inferred: false, clitic: false };
}

function clitic(verb: number): Filler {
  return {
    phrase: plainPhrase(verb, verb + 1, verb),
    inferred: false,
    clitic: true,
  };
}
