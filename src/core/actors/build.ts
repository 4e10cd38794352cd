import type { Actor, Mention, Place, Who } from '../types.js';
import type { Candidate } from './candidate.js';
import { addMention, addRole, type Entity, normal } from './entity.js';
import { Merger } from './merge.js';
import type { Reading } from './reading.js';
import { coverage, rolesAt } from './roles.js';

/** Merges decided names into actors and places: one entry each, with all its mentions in text order. */
export function buildWho(r: Reading, candidates: Candidate[]): Who {
  const merger = new Merger(r, candidates);
  const ordered = [...candidates].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start);
  for (const c of ordered) addMention(r, merger.entityOf(c), c);
  const at = coverage(candidates);
  for (const c of candidates) {
    const bearer = c.kind === 'person' ? merger.bearerOf(c) : undefined;
    if (bearer) for (const role of rolesAt(r, at, c)) addRole(bearer, role);
  }
  return toWho(merger);
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
