import type { Actor, Mention } from '../types.js';
import type { Candidate } from './candidate.js';
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

export function newEntity(c: Candidate): Entity {
  const curated = c.entry?.rule === 'actors/alias';
  return {
    name: c.entry && c.entry.kind !== 'place' && curated ? c.entry.name : c.name,
    kind: c.kind ?? 'person',
    sort: c.sort,
    link: c.entry?.link ?? null,
    id: c.entry?.id ?? null,
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
  if (!e.link && c.entry?.link) e.link = c.entry.link;
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
