import type { Actor, Mention, Place, Who } from '../types.js';
import type { Candidate } from './candidate.js';
import { addMention, type Entity } from './entity.js';
import { Merger } from './merge.js';
import type { Reading } from './reading.js';

/** Merges decided names into actors and places: one entry each, with all its mentions in text order. */
export function buildWho(r: Reading, candidates: Candidate[]): Who {
  const merger = new Merger(r, candidates);
  const ordered = [...candidates].sort((a, b) => wordCount(b) - wordCount(a) || a.start - b.start);
  for (const c of ordered) addMention(r, merger.entityOf(c), c);
  return toWho(merger.entities);
}

const wordCount = (c: Candidate): number => (c.entry?.short ? 0 : c.last - c.first);

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
