import type { BlockKind, Removal } from '../../types.js';
import { classifyLine, type LineVerdict } from '../boilerplate.js';
import { findDateline } from '../meta/dateline.js';
import { sharedWords, titleWords } from '../meta/title.js';
import { isCaption, isDateLine, isHeadingLink, isTeaser, type LineReading, leadsIn } from './lines.js';
import type { Scored } from './root.js';
import type { Segment } from './scan.js';
import { trimBody } from './trim.js';

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
  /** A standfirst that only repeats what metadata say, taken off the body. */
  standfirst: string | null;
}

export interface Cleaning extends LineReading {
  scored: Scored;
  /** Words of the headline. */
  title: ReadonlySet<string>;
  /** The page's description in its metadata. */
  description: string | null;
}

/** Linked lines longer than this are sentences. */
const LINKED_SENTENCE = 90;

/** The lines of the article between two segments, without boilerplate, and what was taken out. */
export function cleanBody(cleaning: Cleaning, first: number, last: number): BodyParts {
  const out: BodyParts = { lines: [], removed: [], standfirst: null };
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
  return trimBody(out, cleaning.description);
}

function isListed(segment: Segment, dropped: string | null): boolean {
  return dropped === null && segment.linked > segment.text.length / 2;
}

/** Adds a segment, or what stays of it, to the lines. @returns what else its rule takes */
function cleanSegment(segment: Segment, cleaning: Cleaning, out: BodyParts): 'itself' | 'links' | 'rest' {
  const drop = cleaning.scored.dropped[segment.index] ?? elementRule(segment, cleaning, out.lines);
  if (drop) {
    out.removed.push({ rule: drop, text: segment.text });
    return 'itself';
  }
  const linked = segment.linked > segment.text.length / 2;
  let text: string | null = segment.text;
  for (let round = 0; round < 4 && text; round++) {
    const known = round === 0 ? cleaning.scored.verdicts.get(segment) : undefined;
    const verdict: LineVerdict | null =
      known === undefined ? classifyLine(text, cleaning.boilerplate, { linked }) : known;
    if (!verdict) break;
    out.removed.push({ rule: verdict.rule, text: verdict.removed });
    text = verdict.rest;
    if (text === null) return verdict.takes;
  }
  if (text) out.lines.push({ text, kind: lineKind(segment, text), soft: segment.soft, segment });
  return 'itself';
}

/** What place and shape say of a line, beyond its words. */
function elementRule(segment: Segment, cleaning: Cleaning, before: BodyLine[]): string | null {
  const { text } = segment;
  if (text.length < 300 && sharedWords(titleWords(text), cleaning.title) > 0.95) return 'page/headline';
  const head = before.every((line) => line.text.length < 60);
  if (isCaption(segment, head)) return 'page/caption';
  if (head && isDateLine(text, cleaning) && findDateline(text, segment.lead, cleaning.datelines)?.rest !== '')
    return 'page/date-line';
  if (isTeaser(segment, cleaning.scored)) return 'page/teaser';
  const linked = segment.linked > text.length * 0.8;
  if (!linked || text.length >= LINKED_SENTENCE || /[.!?]["”]?$/.test(text)) return null;
  return isHeadingLink(segment, cleaning.scored) || leadsIn(segment, cleaning.scored) ? null : 'page/link';
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
