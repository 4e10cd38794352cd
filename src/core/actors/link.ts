import type { Mention, Span, Who } from '../types.js';

/** Ids of the actor and the place whose mentions lie in a span; null where there is none. */
export interface Linked {
  actor: string | null;
  place: string | null;
}

/**
 * The actor or place that a phrase names: of the mentions that overlap the span the longest, and of equally long
 * ones the first (the head of an Indonesian noun phrase stands first).
 */
export function linkAt(who: Who, span: Span): Linked {
  return { actor: pick(who.actors, span), place: pick(who.places, span) };
}

/** Id of the actor a phrase names, else of the place, else null. */
export function actorAt(who: Who, span: Span): string | null {
  const { actor, place } = linkAt(who, span);
  return actor ?? place;
}

function pick(entries: { id: string; mentions: Mention[] }[], span: Span): string | null {
  let id: string | null = null;
  let length = 0;
  let start = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    for (const m of entry.mentions) {
      if (m.end <= span.start) continue;
      if (m.start >= span.end) break;
      const size = m.end - m.start;
      if (size > length || (size === length && m.start < start)) {
        id = entry.id;
        length = size;
        start = m.start;
      }
    }
  }
  return id;
}
