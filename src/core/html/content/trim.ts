import { similarity } from '../meta/title.js';
import type { BodyLine, BodyParts } from './body.js';

/** Lines as long as this are paragraphs. */
const PARAGRAPH = 60;
/** Lines left out in a row before the last lines that make those a stray remark under a list of links. */
const STRAY_GAP = 3;
const ENDS_SENTENCE = /[.!?…:,;”"’')–—-]$/;

/**
 * Scraps before the first sentence and after the last one go: labels, counters, headings with nothing under them;
 * so do a standfirst and paragraphs that say again what another line says.
 */
export function trimBody(parts: BodyParts, description: string | null): BodyParts {
  const removed = [...parts.removed];
  const drop = (line: BodyLine, rule: string) => removed.push({ rule, text: line.text });
  let first = 0;
  const { lines } = parts;
  while (first < lines.length && isScrap(lines[first], lines[first + 1])) first++;
  let last = lines.length;
  while (last > first && isTail(lines[last - 1], lines[last - 2])) last--;
  for (const line of [...lines.slice(0, first), ...lines.slice(last)]) drop(line, 'page/scrap');
  const kept = withoutRepeats(lines.slice(first, last), drop);
  const standfirst = standfirstOf(kept, description);
  if (standfirst) {
    drop(standfirst, 'page/standfirst');
    kept.shift();
  }
  return { lines: kept, removed, standfirst: standfirst?.text ?? null };
}

function isScrap(line: BodyLine | undefined, next: BodyLine | undefined): boolean {
  if (!line) return false;
  const { text } = line;
  if (text.length >= PARAGRAPH || ENDS_SENTENCE.test(text) || /\d\/\d/.test(text)) return false;
  return line.kind !== 'heading' || !next || next.text.length < PARAGRAPH;
}

function isTail(line: BodyLine | undefined, before: BodyLine | undefined): boolean {
  if (!line) return false;
  const { text, kind, segment } = line;
  if (kind === 'heading') return text.length < 80 && !/[.!?]$/.test(text);
  const gap = before ? segment.index - before.segment.index - 1 : 0;
  if (gap >= STRAY_GAP && text.length < 100) return true;
  if (kind === 'list-item' || kind === 'table' || /^\d{1,3}[.)] /.test(text)) return false;
  if (/\S@\S+\.\S|https?:\/\/|^www\./.test(text)) return false;
  // One of several short lines that <br> separates: verses, a table written as text.
  if (segment.soft && before?.segment.soft && before.segment.box === segment.box) return false;
  return text.length < 40 && !/[.!?…”"’')]$/.test(text);
}

/**
 * A text that stands twice is kept once: a paragraph right after itself, a run of paragraphs again, and the opening
 * one where a later one says it too. A single one that comes back further down is a refrain and stays.
 */
function withoutRepeats(lines: BodyLine[], drop: (line: BodyLine, rule: string) => void): BodyLine[] {
  const seen = new Map<string, number>();
  const earlier = lines.map((line, i) => {
    if (line.text.length < PARAGRAPH) return undefined;
    const key = line.text.slice(0, 400);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    return first;
  });
  const gone = new Set<number>();
  earlier.forEach((first, i) => {
    if (first === undefined) return;
    const run = earlier[i - 1] === first - 1 || earlier[i + 1] === first + 1;
    if (run || i - first === 1) gone.add(i);
    else if (first === 0) gone.add(0);
  });
  for (const i of gone) {
    const line = lines[i];
    if (line) drop(line, 'page/repeated');
  }
  return lines.filter((_, i) => !gone.has(i));
}

/** The first line where it is the page's description and not the beginning of the text: another line follows in a new box. */
function standfirstOf(lines: BodyLine[], description: string | null): BodyLine | null {
  const [first, second] = lines;
  if (!first || !second || !description || lines.length < 4) return null;
  if (similarity(first.text, description) < 0.95) return null;
  const apart =
    first.segment.box !== second.segment.box && first.segment.box.parent !== second.segment.box.parent;
  return apart || first.segment.afterPicture ? first : null;
}
