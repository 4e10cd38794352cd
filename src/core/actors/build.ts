import type { Actor, Mention, Place, Who } from '../types.js';
import type { Candidate } from './candidate.js';
import type { Reading } from './reading.js';

interface Entity {
  name: string;
  kind: Actor['kind'];
  sort: string;
  link: string | null;
  id: string | null;
  aliases: Set<string>;
  roles: Set<string>;
  mentions: (Mention & { standing: Candidate['standing'] })[];
  rule: string;
  words: string[];
  curated: boolean;
}

/** Merges decided names into actors and places: one entry each, with all its mentions in text order. */
export function buildWho(r: Reading, candidates: Candidate[]): Who {
  const entities: Entity[] = [];
  const ordered = [...candidates].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start);
  for (const c of ordered) place(r, entities, c);
  return toWho(entities);
}

const wordCount = (c: Candidate): number => (c.entry?.short ? 0 : c.last - c.first);
const normal = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function place(r: Reading, entities: Entity[], c: Candidate): void {
  const entity = entities.find((e) => isSame(e, c)) ?? create(entities, c);
  addMention(r, entity, c);
}

function create(entities: Entity[], c: Candidate): Entity {
  const entity: Entity = {
    name: c.entry && c.entry.kind !== 'place' && c.entry.rule === 'actors/alias' ? c.entry.name : c.name,
    kind: c.kind ?? 'person',
    sort: c.sort,
    link: c.entry?.link ?? null,
    id: c.entry?.id ?? null,
    aliases: new Set(),
    roles: new Set(),
    mentions: [],
    rule: c.rule,
    words: normal(c.name).split(' '),
    curated: c.entry?.rule === 'actors/alias',
  };
  entities.push(entity);
  return entity;
}

function isSame(e: Entity, c: Candidate): boolean {
  if (e.kind !== c.kind) return false;
  if (c.entry && e.id === c.entry.id) return true;
  const name = normal(c.name);
  if (normal(e.name) === name) return true;
  for (const alias of e.aliases) if (normal(alias) === name) return true;
  if (e.kind === 'person') return isShortOf(name.split(' '), e.words);
  return e.kind === 'organization' && c.entry?.rule !== 'actors/alias' && isTrimmed(name, normal(e.name));
}

/** "Budi", "Budi Santoso", "Santoso" for "Budi Heri Santoso". */
const isShortOf = (words: string[], full: string[]): boolean =>
  words.length < full.length && words.every((w) => full.includes(w));

/** "Astra Otoparts" for "PT Astra Otoparts Tbk". */
const isTrimmed = (name: string, full: string): boolean =>
  full.replace(/^(?:pt|cv) /, '').replace(/ (?:persero|tbk|persero tbk)$/, '') === name ||
  (name.startsWith('pt ') && full.startsWith(`${name} `));

function addMention(r: Reading, e: Entity, c: Candidate): void {
  const text = r.analysis.text.slice(c.start, c.end);
  const isFull = normal(c.name) === normal(e.name);
  if (!isFull) e.aliases.add(c.name);
  if (c.abbreviation) e.aliases.add(c.abbreviation);
  if (!e.link && c.entry?.link) e.link = c.entry.link;
  if (c.title?.office)
    e.roles.add(r.analysis.text.slice(r.tokens[c.title.first]?.start, r.tokens[c.title.last - 1]?.end));
  e.mentions.push({
    start: c.start,
    end: c.end,
    text,
    form: isFull ? 'name' : 'short',
    standing: c.standing,
  });
}

function toWho(entities: Entity[]): Who {
  for (const e of entities) e.mentions.sort((a, b) => a.start - b.start);
  const first = (e: Entity): number => e.mentions[0]?.start ?? 0;
  const sorted = entities.sort((a, b) => first(a) - first(b));
  const actors: Actor[] = [];
  const places: Place[] = [];
  for (const e of sorted) {
    if (e.kind !== 'place') actors.push(toActor(e, `a${actors.length + 1}`, e.mentions));
    const acting = e.kind === 'place' ? e.mentions.filter((m) => m.standing === 'acts') : [];
    const located = e.kind === 'place' ? e.mentions.filter((m) => m.standing === 'located') : [];
    if (acting.length > 0) actors.push(toActor(e, `a${actors.length + 1}`, acting));
    if (located.length > 0) {
      const { name, link, rule } = e;
      places.push({
        id: `p${places.length + 1}`,
        name,
        kind: e.sort,
        link,
        mentions: located.map(plain),
        rule,
      });
    }
  }
  return { actors, places };
}

const plain = ({ start, end, text, form }: Mention): Mention => ({ start, end, text, form });

function toActor(e: Entity, id: string, mentions: Mention[]): Actor {
  return {
    id,
    name: e.name,
    kind: e.kind,
    aliases: [...e.aliases],
    roles: [...e.roles],
    link: e.link,
    mentions: mentions.map(plain),
    rule: e.rule,
  };
}
