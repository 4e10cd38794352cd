import type { Mention, Span, Who } from '../types.js';

/** Ids of the actor and the place that a phrase names: by the mention that covers its head, else the first inside it. */
export function whoAt(who: Who, span: Span, head: number): { actor: string | null; place: string | null } {
  return { actor: best(who.actors, span, head), place: best(who.places, span, head) };
}

function best(entries: { id: string; mentions: Mention[] }[], span: Span, head: number): string | null {
  let found: string | null = null;
  for (const entry of entries) {
    for (const mention of entry.mentions) {
      if (mention.start <= head && head < mention.end) return entry.id;
      if (mention.start >= span.start && mention.end <= span.end) found ??= entry.id;
    }
  }
  return found;
}
