import type { Actor, Mention, Place, Who } from '../types.js';
import type { Candidate } from './candidate.js';
import { addMention, addRole, type Entity, normal } from './entity.js';
import type { Use } from './lexicon.js';
import { Merger } from './merge.js';
import { type Reading, useAt } from './reading.js';
import { coverage, rolesAt } from './roles.js';

const calls: ReadonlySet<Use> = new Set(['called']);

/** Merges decided names into actors and places: one entry each, with all its mentions in text order. */
export function buildWho(r: Reading, candidates: Candidate[]): Who {
  const merger = new Merger(r, candidates);
  const ordered = [...candidates].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start);
  const named = callings(r, candidates);
  for (const c of ordered) addMention(r, merger.entityOf(c, named.get(c)), c);
  const at = coverage(candidates);
  for (const c of candidates) {
    const bearer = c.kind === 'person' ? merger.bearerOf(c) : undefined;
    if (bearer) for (const role of rolesAt(r, at, c)) addRole(bearer, role);
  }
  return toWho(merger);
}

/** How many words may stand between a name and the one that the person is called by. */
const CALLED = 7;

/** "Ismail Wiratama yang akrab disapa [Mael]": the name before such a word bears the one behind it too. */
function callings(r: Reading, candidates: Candidate[]): Map<Candidate, Candidate> {
  const named = new Map<Candidate, Candidate>();
  for (const [i, c] of candidates.entries()) {
    const before = candidates[i - 1];
    if (c.kind !== 'person' || before?.kind !== 'person' || c.first - before.last > CALLED) continue;
    const rule = calledBefore(r, before.last, c.first);
    if (!rule || r.tokens[before.first]?.sentence !== r.tokens[c.first]?.sentence) continue;
    r.trace.add(rule);
    named.set(c, before);
  }
  return named;
}

function calledBefore(r: Reading, from: number, to: number): string | null {
  for (let i = from; i < to; i++) {
    const called = useAt(r, i, to, calls);
    if (called?.end === to) return called.rule;
  }
  return null;
}

/**
 * Of names of one length the well-known short form comes last: "Johnny G Plate" before "Johnny", "Anies" after
 * "Anies R". A weak one comes after all names, as the article must have named its bearer.
 */
const wordCount = (c: Candidate): number =>
  c.entry?.short && c.entry.strength === 'weak' ? 0 : c.last - c.first - (c.entry?.short ? 0.5 : 0);

function toWho(merger: Merger): Who {
  const { entities } = merger;
  for (const e of entities) e.mentions.sort((a, b) => a.start - b.start);
  const first = (e: Entity): number => e.mentions[0]?.start ?? 0;
  entities.sort((a, b) => first(a) - first(b));
  const actors = new Map<Entity, Actor>();
  const places: Place[] = [];
  for (const e of entities) {
    const acting = e.kind === 'place' ? e.mentions.filter((m) => m.standing === 'acts') : e.mentions;
    const located = e.kind === 'place' ? e.mentions.filter((m) => m.standing === 'located') : [];
    if (acting.length > 0) actors.set(e, toActor(e, `a${actors.size + 1}`, acting));
    if (located.length > 0) places.push(toPlace(e, `p${places.length + 1}`, located));
  }
  for (const [e, actor] of actors) actor.affiliation = affiliationOf(e, merger, actors);
  return { actors: [...actors.values()], places };
}

/** The organisation that an office of the person names. */
function affiliationOf(e: Entity, merger: Merger, actors: Map<Entity, Actor>): string | null {
  const body = e.roles.find((role) => role.body !== null)?.body;
  const entity = body && merger.bearerOf(body);
  return (entity && actors.get(entity)?.id) ?? null;
}

/** Each office once, the longest way it is put: not "Gubernur" beside "Gubernur Jawa Barat". */
function roleTexts(e: Entity): string[] {
  const texts = new Map(e.roles.map((role) => [normal(role.text), role.text]));
  const keys = [...texts.keys()];
  return [...texts].flatMap(([key, text]) => (keys.some((k) => k.startsWith(`${key} `)) ? [] : [text]));
}

const plain = ({ start, end, text, form }: Mention): Mention => ({ start, end, text, form });

function toPlace({ name, sort, link, rule }: Entity, id: string, mentions: Mention[]): Place {
  return { id, name, kind: sort, link, mentions: mentions.map(plain), rule };
}

function toActor(e: Entity, id: string, mentions: Mention[]): Actor {
  return {
    id,
    name: e.name,
    kind: e.kind,
    aliases: [...e.aliases],
    roles: roleTexts(e),
    affiliation: null,
    link: e.link,
    mentions: mentions.map(plain),
    rule: e.rule,
  };
}
