import type { Analysis, Argument, Span, Who } from '../types.js';
import type { Filler } from './arguments.js';
import { isPerson, whoAt } from './link.js';
import type { View } from './view.js';

/** A filler as the record gives it: its text, and the actor or place that it names. */
export function argument(view: View, analysis: Analysis, who: Who, filler: Filler | null): Argument | null {
  if (!filler) return null;
  const first = view.tokens[filler.phrase.first];
  const last = view.tokens[filler.phrase.last - 1];
  if (!first || !last) return null;
  const start = filler.clitic ? last.end - 3 : first.start;
  const text = analysis.text.slice(start, last.end);
  const span = { start, end: last.end };
  return { ...span, text, ...whoIs(view, who, filler, span), inferred: filler.inferred };
}

/** Who a phrase names, or the name behind it: "Gubernur Jawa Barat, [Rina Sari], melantik …". */
function whoIs(view: View, who: Who, { phrase, clitic }: Filler, span: Span): ReturnType<typeof whoAt> {
  const found = whoAt(who, span, clitic ? span.start : (view.tokens[phrase.head]?.start ?? span.start));
  const first = phrase.apposed && view.tokens[phrase.apposed.first];
  const last = phrase.apposed && view.tokens[phrase.apposed.last - 1];
  if (!phrase.apposed || !first || !last || isPerson(who, found.actor)) return found;
  const named = whoAt(
    who,
    { start: first.start, end: last.end },
    view.tokens[phrase.apposed.head]?.start ?? 0,
  );
  return isPerson(who, named.actor) ? named : found;
}
