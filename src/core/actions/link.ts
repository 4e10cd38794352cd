import type { Mention, Span, Who } from '../types.js';

interface Placed {
  id: string;
  person: boolean;
  mention: Mention;
}

interface Index {
  actors: Placed[];
  places: Placed[];
  persons: Set<string>;
}

/** Mentions by position, once per article: an article has as many arguments as mentions. */
const indexes = new WeakMap<Who, Index>();

/**
 * Ids of the actor and the place that a phrase names: those whose mention covers its head, and the person whose
 * name ends it after a title ("Direktur PT Astra Yusak Kristian"). A name inside the phrase is not enough:
 * "pembentukan Provinsi Sumbawa" is no place.
 * @param head offset of the phrase's head
 */
export function whoAt(who: Who, span: Span, head: number): { actor: string | null; place: string | null } {
  const index = indexOf(who);
  return {
    actor: personAtEnd(index.actors, span) ?? covering(index.actors, head),
    place: covering(index.places, head),
  };
}

export function isPerson(who: Who, id: string | null): boolean {
  return id !== null && indexOf(who).persons.has(id);
}

function indexOf(who: Who): Index {
  let index = indexes.get(who);
  if (!index) {
    const persons = who.actors.filter((actor) => actor.kind === 'person').map((actor) => actor.id);
    index = { actors: placed(who.actors), places: placed(who.places), persons: new Set(persons) };
    indexes.set(who, index);
  }
  return index;
}

function placed(entries: { id: string; kind: string; mentions: Mention[] }[]): Placed[] {
  const all = entries.flatMap(({ id, kind, mentions }) =>
    mentions.map((mention) => ({ id, person: kind === 'person', mention })),
  );
  return all.sort((a, b) => a.mention.start - b.mention.start || b.mention.end - a.mention.end);
}

/** How many mentions may begin inside one phrase before the one that covers its head or ends it. */
const reach = 8;

function covering(list: Placed[], head: number): string | null {
  const after = firstAfter(list, head);
  for (let i = after - 1; i >= 0 && i >= after - reach; i--) {
    const entry = list[i];
    if (entry && head < entry.mention.end) return entry.id;
  }
  return null;
}

function personAtEnd(list: Placed[], span: Span): string | null {
  const after = firstAfter(list, span.end - 1);
  for (let i = after - 1; i >= 0 && i >= after - reach; i--) {
    const entry = list[i];
    if (!entry || entry.mention.start < span.start) return null;
    const { form, end } = entry.mention;
    if (entry.person && form !== 'pronoun' && end === span.end) return entry.id;
  }
  return null;
}

/** Index of the first mention that begins after a position. */
function firstAfter(list: Placed[], position: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.mention.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
