import type { BlockKind, Removal } from '../../types.js';
import type { BoilerplateRules } from '../boilerplate/rules.js';
import { classifyLine } from '../boilerplate.js';
import { similarity } from '../meta/title.js';
import type { Scored } from './root.js';
import type { Segment } from './scan.js';

/** A line of the article that stays. */
export interface BodyLine {
  text: string;
  kind: BlockKind;
  soft: boolean;
  segment: Segment;
}

export interface BodyParts {
  lines: BodyLine[];
  removed: Removal[];
}

interface Cleaning {
  scored: Scored;
  boilerplate: BoilerplateRules;
  title: { text: string; at: number };
}

/** Words that make a line with most of it linked an article's own sentence after all. */
const LINKED_SENTENCE = 90;

/** The lines of the article between two segments, without boilerplate, and what was taken out. */
export function cleanBody(cleaning: Cleaning, first: number, last: number): BodyParts {
  const out: BodyParts = { lines: [], removed: [] };
  const { segments } = cleaning.scored.scan;
  let links = false;
  for (let i = first; i < last; i++) {
    const segment = segments[i];
    if (!segment) break;
    if (links && isListed(segment, cleaning.scored.dropped[i] ?? null)) {
      out.removed.push({ rule: 'page/listed-link', text: segment.text });
      continue;
    }
    links = false;
    const step = cleanSegment(segment, cleaning, out);
    if (step === 'links') links = true;
    if (step === 'rest') {
      removeRest(segments, i + 1, last, out);
      break;
    }
  }
  return trim(out);
}

function isListed(segment: Segment, dropped: string | null): boolean {
  return dropped === null && segment.linked > segment.text.length / 2;
}

/** Adds a segment, or what stays of it, to the lines. @returns what else its rule takes */
function cleanSegment(segment: Segment, cleaning: Cleaning, out: BodyParts): 'itself' | 'links' | 'rest' {
  const drop = cleaning.scored.dropped[segment.index] ?? elementRule(segment, cleaning);
  if (drop) {
    out.removed.push({ rule: drop, text: segment.text });
    return 'itself';
  }
  const linked = segment.linked > segment.text.length / 2;
  let text: string | null = segment.text;
  for (let round = 0; round < 4 && text; round++) {
    const verdict = classifyLine(text, cleaning.boilerplate, { linked });
    if (!verdict) break;
    out.removed.push({ rule: verdict.rule, text: verdict.removed });
    text = verdict.rest;
    if (text === null) return verdict.takes;
  }
  if (text) out.lines.push({ text, kind: lineKind(segment, text), soft: segment.soft, segment });
  return 'itself';
}

function elementRule(segment: Segment, cleaning: Cleaning): string | null {
  const { title } = cleaning;
  if (title.text && segment.text.length < 300 && similarity(segment.text, title.text) > 0.95)
    return 'page/headline';
  const linked = segment.linked > segment.text.length * 0.8;
  if (linked && segment.text.length < LINKED_SENTENCE && !/[.!?]["”]?$/.test(segment.text))
    return 'page/link';
  return null;
}

function lineKind(segment: Segment, text: string): BlockKind {
  if (segment.kind !== 'paragraph') return segment.kind;
  if (/^[•▪●◦‣]\s?/u.test(text)) return 'list-item';
  return segment.bold && text.length < 120 && !/[.,;]$/.test(text) ? 'heading' : 'paragraph';
}

function removeRest(segments: Segment[], from: number, last: number, out: BodyParts): void {
  for (const segment of segments.slice(from, last))
    out.removed.push({ rule: 'page/after-end', text: segment.text });
}

/** Scraps before the first sentence and after the last one go: labels, counters, headings with nothing under them. */
function trim(parts: BodyParts): BodyParts {
  const { lines, removed } = parts;
  let first = 0;
  while (first < lines.length && isScrap(lines[first], lines[first + 1])) first++;
  let last = lines.length;
  while (last > first && isTail(lines[last - 1])) last--;
  const cut = (line: BodyLine) => removed.push({ rule: 'page/scrap', text: line.text });
  lines.slice(0, first).forEach(cut);
  lines.slice(last).forEach(cut);
  return { lines: lines.slice(first, last), removed };
}

function isScrap(line: BodyLine | undefined, next: BodyLine | undefined): boolean {
  if (!line) return false;
  const { text } = line;
  if (text.length >= 60 || /[.!?…:,;”"’')–—-]$/.test(text)) return false;
  return line.kind !== 'heading' || !next || next.text.length < 60;
}

function isTail(line: BodyLine | undefined): boolean {
  if (!line) return false;
  if (line.kind === 'heading') return line.text.length < 80 && !/[.!?]$/.test(line.text);
  if (line.kind === 'list-item' || line.kind === 'table') return false;
  return line.text.length < 40 && !/[.!?…”"’')]$/.test(line.text);
}
