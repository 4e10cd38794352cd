import type { WartaRecord } from '../../core/record/schema.js';
import { type Palette, safeText } from '../terminal.js';

interface Mark {
  start: number;
  end: number;
  paint: (text: string) => string;
}

/** The text of one block with its dates, actors, places and action verbs in colour. */
export function markText(record: WartaRecord, start: number, end: number, colors: Palette): string {
  let out = '';
  let at = start;
  for (const mark of marksOf(record, colors)) {
    if (mark.start < at || mark.end > end) continue;
    out += safeText(record.text.slice(at, mark.start));
    // Word by word, so that a line may be broken inside a marked phrase without losing its colour.
    out += safeText(record.text.slice(mark.start, mark.end)).split(' ').map(mark.paint).join(' ');
    at = mark.end;
  }
  return out + safeText(record.text.slice(at, end));
}

const cache = new WeakMap<WartaRecord, Mark[]>();

/** All marks in text order; where two overlap, the one that starts first and is longer is painted. */
function marksOf(record: WartaRecord, colors: Palette): Mark[] {
  const known = cache.get(record);
  if (known) return known;
  const paint = (spans: { start: number; end: number }[], color: (text: string) => string): Mark[] =>
    spans.map(({ start, end }) => ({ start, end, paint: color }));
  const marks = [
    ...paint(record.dates, colors.yellow),
    ...record.actors.flatMap((a) => paint(a.mentions, colors.cyan)),
    ...record.places.flatMap((p) => paint(p.mentions, colors.green)),
    ...paint(
      record.actions.map((a) => a.verb),
      colors.magenta,
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  cache.set(record, marks);
  return marks;
}
