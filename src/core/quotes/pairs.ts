import type { Analysis, Span } from '../types.js';
import { findMarks, type Mark } from './marks.js';
import { closeAtCue, joinParagraphs, openAtParagraph, type SpeechProbe } from './repair.js';

/** A passage in quotation marks, marks included. `repaired`: a mark was missing and its place was inferred. */
export interface Passage extends Span {
  repaired: boolean;
}

/** Passages, and the marks that found no partner; each in text order. */
export interface Pairing {
  passages: Passage[];
  unclosed: Mark[];
  unopened: Mark[];
}

/**
 * Pairs quotation marks paragraph by paragraph, so that one missing mark does not turn the rest of the article
 * inside out. Only outermost passages are kept: a quotation inside a quotation is part of it.
 */
export function pairMarks(analysis: Analysis, probe: SpeechProbe): Passage[] {
  const all = findMarks(analysis.text);
  const parts = paragraphs(analysis);
  const pairing: Pairing = { passages: [], unclosed: [], unopened: [] };
  let next = 0;
  for (const part of parts) {
    const marks: Mark[] = [];
    for (let mark = all[next]; mark && mark.start < part.end; mark = all[++next]) {
      if (mark.start >= part.start) marks.push(mark);
    }
    pairDoubles(marks, pairing, probe);
    pairSingles(marks, pairing);
  }
  closeAtCue(pairing, parts, probe);
  joinParagraphs(analysis.text, pairing, parts);
  openAtParagraph(analysis.text, pairing, parts, probe);
  return outermost(pairing.passages);
}

/** Blocks, cut at blank lines. */
function paragraphs({ text, blocks }: Analysis): Span[] {
  return blocks.flatMap((block) => {
    const parts: Span[] = [];
    let start = block.start;
    for (const gap of text.slice(block.start, block.end).matchAll(/\n[ \t]*\n/g)) {
      parts.push({ start, end: block.start + gap.index });
      start = block.start + gap.index + gap[0].length;
    }
    return [...parts, { start, end: block.end }];
  });
}

/**
 * Spaces may stand on the wrong side of both marks: `Ia pergi." Kami siap, "kata Rina`. Before a reporting verb a
 * mark closes, whatever its sides look like, and the mark in front of it opens.
 */
function pairDoubles(all: Mark[], out: Pairing, probe: SpeechProbe): void {
  const open: Mark[] = [];
  const marks = all.filter((mark) => !mark.single);
  const closesSpeech = (mark: Mark | undefined) => mark?.side === 'open' && probe.cueAt(mark.end);
  marks.forEach((mark, i) => {
    const first = open.length === 0;
    const opens = mark.side === 'open' || (first && (mark.side === 'either' || closesSpeech(marks[i + 1])));
    if (opens && !closesSpeech(mark)) {
      open.push(mark);
      return;
    }
    const partner = open.pop();
    if (partner) out.passages.push({ start: partner.start, end: mark.end, repaired: false });
    else out.unopened.push(mark);
  });
  out.unclosed.push(...open);
}

function pairSingles(marks: Mark[], out: Pairing): void {
  let open: Mark | null = null;
  for (const mark of marks) {
    if (!mark.single) continue;
    if (mark.side === 'open') open ??= mark;
    else if (open) {
      out.passages.push({ start: open.start, end: mark.end, repaired: false });
      open = null;
    }
  }
}

function outermost(passages: Passage[]): Passage[] {
  const sorted = passages.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Passage[] = [];
  let end = -1;
  for (const passage of sorted) {
    if (passage.start < end) continue;
    kept.push(passage);
    end = passage.end;
  }
  return kept;
}
