import type { Actor, Mention } from '../types.js';
import type { Candidate } from './candidate.js';
import type { Entry } from './lexicon.js';
import type { Reading } from './reading.js';
import type { Role } from './roles.js';

/** One bearer of names while its mentions are gathered; becomes an actor, a place, or both. */
export interface Entity {
  name: string;
  kind: Actor['kind'];
  sort: string;
  link: string | null;
  id: string | null;
  aliases: Set<string>;
  roles: Role[];
  mentions: (Mention & { standing: Candidate['standing'] })[];
  rule: string;
  curated: boolean;
}

/** A name as it is compared: small letters, words apart by one space, nothing else. */
export const normal = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A person's name in one spelling, whichever it is written in: "Soedjarwo" and "Sujarwo", "Mansyur" and "Mansur". */
export const spelled = (name: string): string =>
  normal(name)
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/sj|sy/g, 's')
    .replace(/[ck]h/g, 'h')
    .replace(/(\p{L})\1+(?=\p{L}{2})/gu, '$1');

/**
 * The well-known bearer of a name, if the name alone tells it, or if what it is called is known to be of that kind.
 * A weak short form ("Mega") is his only where the article names him in full.
 */
export function certain(c: Candidate): Entry | null {
  const { entry } = c;
  if (!entry || (entry.strength === 'weak' && (entry.short || entry.kind !== c.kind))) return null;
  return entry;
}

export function newEntity(c: Candidate): Entity {
  const entry = certain(c);
  const curated = entry?.rule === 'actors/alias';
  return {
    name: entry && entry.kind !== 'place' && curated ? entry.name : c.name,
    kind: c.kind ?? 'person',
    sort: c.sort,
    link: entry?.link ?? null,
    id: entry?.id ?? null,
    aliases: new Set(),
    roles: [],
    mentions: [],
    rule: c.rule,
    curated,
  };
}

export function addMention(r: Reading, e: Entity, c: Candidate): void {
  const isFull = normal(c.name) === normal(e.name);
  if (!isFull) e.aliases.add(c.name);
  if (c.abbreviation) e.aliases.add(c.abbreviation);
  const link = certain(c)?.link;
  if (!e.link && link) e.link = link;
  e.mentions.push({
    start: c.start,
    end: c.end,
    text: r.analysis.text.slice(c.start, c.end),
    form: isFull ? 'name' : 'short',
    standing: c.standing,
  });
}

/** Adds an office; one that names the person it serves is a mention too: "kuasa hukum Tirta" acts for Tirta as another. */
export function addRole(e: Entity, role: Role): void {
  e.roles.push(role);
  const { start, end, text } = role;
  if (role.serving) e.mentions.push({ start, end, text, form: 'role', standing: 'acts' });
}
