import type { Analysis, Sentence } from '../types.js';
import type { Compiled } from './compile.js';
import { groupsOf, sweepNet, type Term } from './engine.js';
import { isAnchor, type SpanTags, tagsBySpan, termOf } from './tags.js';

/** A run of tokens `[first, last)` with its place in the text. */
export interface TokenSpan {
  first: number;
  last: number;
  start: number;
  end: number;
}

/** A pattern found in the text, with its named groups. */
export interface Hit extends TokenSpan {
  rule: string;
  groups: Record<string, TokenSpan>;
}

/**
 * compromise copies the rest of a sentence at every position, so a long sentence (a table, a list of names)
 * is read in windows; no pattern is longer than the part two windows share.
 */
const WINDOW = 120;
const SHARED = 30;

interface Window {
  first: number;
  terms: Term[];
}

/**
 * All patterns in a text, where two overlap the longer one, then the one with the higher priority.
 * @param spans tags of phrases found by other stages (people, places, dates)
 */
export function sweep(compiled: Compiled, analysis: Analysis, spans: SpanTags = []): Hit[] {
  const windows = windowsOf(compiled, analysis, tagsBySpan(analysis, spans));
  if (windows.length === 0) return [];
  const docs = windows.map((w) => w.terms);
  const hits = sweepNet(docs, compiled.net).flatMap(({ rule, pointer: [n, start, end] }) => {
    const window = windows[n];
    return window ? [hitOf(compiled, analysis, window, rule, start, end)] : [];
  });
  return resolve(hits, compiled.priority);
}

function windowsOf(compiled: Compiled, analysis: Analysis, spanTags: Map<number, string[]>): Window[] {
  const { tagger, anchors } = compiled;
  const windows: Window[] = [];
  for (const sentence of analysis.sentences) {
    for (const [first, last] of cut(sentence)) {
      const tokens = analysis.tokens.slice(first, last);
      if (!tokens.some((token) => isAnchor(token, tagger, anchors))) continue;
      windows.push({ first, terms: tokens.map((t) => termOf(t, tagger, spanTags.get(t.index))) });
    }
  }
  return windows;
}

function* cut({ first, last }: Sentence): Generator<[number, number]> {
  for (let at = first; ; at += WINDOW - SHARED) {
    yield [at, Math.min(at + WINDOW, last)];
    if (at + WINDOW >= last) return;
  }
}

function hitOf(
  compiled: Compiled,
  analysis: Analysis,
  window: Window,
  rule: string,
  start: number,
  end: number,
): Hit {
  const groups: Record<string, TokenSpan> = {};
  const found = groupsOf(window.terms.slice(start, end), compiled.regs.get(rule) ?? []);
  const base = window.first + start;
  for (const [name, [pointer]] of Object.entries(found)) {
    if (pointer) groups[name] = tokenSpan(analysis, base + pointer[1], base + pointer[2]);
  }
  return { rule, ...tokenSpan(analysis, base, window.first + end), groups };
}

function tokenSpan({ tokens }: Analysis, first: number, last: number): TokenSpan {
  return { first, last, start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
}

/** Leftmost first; of those that overlap the longest, then the highest priority, then the rule first in order. */
function resolve(hits: Hit[], priority: Map<string, number>): Hit[] {
  const rank = (hit: Hit) => priority.get(hit.rule) ?? 0;
  const best = [...hits].sort(
    (a, b) => b.last - b.first - (a.last - a.first) || rank(b) - rank(a) || (a.rule < b.rule ? -1 : 1),
  );
  const taken = new Set<number>();
  const kept = best.filter((hit) => {
    for (let i = hit.first; i < hit.last; i++) if (taken.has(i)) return false;
    for (let i = hit.first; i < hit.last; i++) taken.add(i);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
