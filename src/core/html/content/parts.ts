import type { Removal } from '../../types.js';
import type { BodyLine } from './body.js';

/** The lines of one part of an article, and what was taken out of it. */
export interface PartBody {
  lines: BodyLine[];
  removed: Removal[];
}

/** Shorter lines may stand in several parts and mean something in each: "Baca niat", a list's items. */
const PARAGRAPH = 60;

/**
 * The parts of an article in order. What an earlier part said is not said again: each part repeats the standfirst, and
 * "?page=all" the first page.
 */
export function joinParts(first: PartBody, parts: PartBody[]): PartBody {
  const lines = [...first.lines];
  const removed = [...first.removed];
  const said = new Set(lines.map((line) => line.text));
  for (const part of parts) {
    removed.push(...part.removed);
    const known = new Set(said);
    for (const line of part.lines) {
      if (line.text.length >= PARAGRAPH && known.has(line.text)) {
        removed.push({ rule: 'page/repeated', text: line.text });
        continue;
      }
      lines.push(line);
      said.add(line.text);
    }
  }
  return { lines, removed };
}
