import { LATIN } from '../text/latin.js';
import type { Piece } from './piece.js';
import type { DateWords } from './words.js';

/** Reads one form of expression at one place. */
export interface Parser {
  /** Id of the rule in rules/dates that shows what it reads. */
  rule: string;
  /** First words it can begin with, as `wordKey` gives them; `#` for a number. */
  triggers: Iterable<string>;
  /** The pieces that begin exactly at `at`, in text order, or null. Looks only at a bounded stretch of text. */
  parse(text: string, at: number): Piece[] | null;
}

export type ParserFactory = (words: DateWords) => Parser;

export const DIGIT = '#';
/** A longer word begins no expression, in characters. */
export const LONGEST_TRIGGER = 16;

/**
 * A pattern that matches only at `lastIndex`, whatever the case. Without the flag u, which it must not need (no `\p`):
 * the large patterns of words compile in half the time.
 */
export function anchored(source: string): RegExp {
  return new RegExp(source, 'iy');
}

export type Groups = Record<string, string | undefined>;

export interface Found {
  groups: Groups;
  text: string;
  end: number;
}

export function matchAt(pattern: RegExp, text: string, at: number): Found | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  return { groups: (match.groups ?? {}) as Groups, text: match[0], end: at + match[0].length };
}

/** End of a word: no letter or digit follows. */
export const END = `(?![${LATIN}\\d])`;
/** End of a number: also no decimals, thousands or further parts ("2.014", "12/5/2014/3"). */
export const NUMBER_END = String.raw`(?![${LATIN}\d]|[.,/:]\d)`;
/** White space between the words of one expression. */
export const GAP = String.raw`[ \t\u00a0]{1,3}`;
export const DASH = '[-‐‑–—]';

/** The word before a place, in lower case, or "" at the start of a sentence or after punctuation. */
export function wordBefore(text: string, at: number): string {
  const match = /([\p{L}\p{N}$][\p{L}\p{N}.'’$-]{0,24})[ \t\u00a0]{1,3}\(?$/u.exec(
    text.slice(Math.max(0, at - 30), at),
  );
  return match?.[1] ?? '';
}

/** The word after a place, as written, or "". */
export function wordAfter(text: string, at: number): string {
  return /^[ \t\u00a0]{1,3}([\p{L}\p{N}][\p{L}\p{N}'’-]{0,24})/u.exec(text.slice(at, at + 30))?.[1] ?? '';
}

/** At the start of the text, a line, a sentence or a quotation. */
export function startsSentence(text: string, at: number): boolean {
  return /(?:^|[\n.!?"“”]\s{0,3})$/u.test(text.slice(Math.max(0, at - 5), at));
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
