import type { TokenKind } from '../types.js';

/** What the scanner must know of the language. */
export interface ScanRules {
  /** Abbreviations in lower case without their last dot, and what may follow them. */
  abbreviations: Map<string, AbbreviationKind>;
  /** Top-level domains that make "detik.com" one word. */
  domains: Set<string>;
  /** Currency words and codes written before an amount, in lower case ("rp", "usd"). */
  currencies: Set<string>;
}

/**
 * `title`: a name follows ("dr. Sari"); `number`: a number follows ("No. 5"); `tail`: stands after what it
 * belongs to and may end a sentence ("Tbk.", "dll."); `both`: anywhere ("a.n.").
 */
export type AbbreviationKind = 'title' | 'number' | 'tail' | 'both';

const kinds: TokenKind[] = [
  'word',
  'number',
  'money',
  'punct',
  'url',
  'email',
  'handle',
  'hashtag',
  'emoji',
  'symbol',
];
export const WORD = 0;
export const NUMBER = 1;
export const MONEY = 2;
export const PUNCT = 3;
export const URL = 4;
export const EMAIL = 5;
export const HANDLE = 6;
export const HASHTAG = 7;
export const EMOJI = 8;
export const SYMBOL = 9;

/** End of a token and its kind in one number, so that scanning allocates nothing. */
export type Scan = number;
export const scan = (end: number, kind: number): Scan => end * 16 + kind;
export const scanEnd = (s: Scan): number => Math.floor(s / 16);
export const scanKind = (s: Scan): TokenKind => kinds[s % 16] ?? 'symbol';
