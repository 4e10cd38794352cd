import { DIGIT, LONGEST_TRIGGER, type Parser } from './parser.js';
import type { Piece } from './piece.js';

/** Parsers by the first word they begin with, each list in the order of the grammar. */
export type Triggers = Map<string, Parser[]>;

export function indexTriggers(parsers: Parser[]): Triggers {
  const index: Triggers = new Map();
  for (const parser of parsers) {
    for (const trigger of new Set(parser.triggers)) {
      const list = index.get(trigger);
      if (list) list.push(parser);
      else index.set(trigger, [parser]);
    }
  }
  return index;
}

/**
 * One pass over the text: at each word or number that can begin an expression its parsers are tried in order,
 * the first that reads something wins, and reading goes on after it. Time grows with the length of the text only,
 * since a parser looks at a bounded stretch.
 */
export function scan(text: string, triggers: Triggers): Piece[] {
  const pieces: Piece[] = [];
  const numberParsers = triggers.get(DIGIT) ?? [];
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === OTHER) {
      at++;
      continue;
    }
    const end = runEnd(text, at, kind);
    const parsers = kind === NUMBER ? numberParsers : wordParsers(text, at, end, triggers);
    const found = parsers ? firstOf(parsers, text, at) : null;
    const last = found?.at(-1);
    if (found && last) pieces.push(...found);
    at = last && last.end > at ? Math.max(last.end, at + 1) : end;
  }
  return pieces;
}

function wordParsers(text: string, at: number, end: number, triggers: Triggers): Parser[] | undefined {
  if (end - at > LONGEST_TRIGGER) return undefined;
  const word = text.slice(at, end).toLowerCase();
  // "Q3", "17-an": a word may go on with digits.
  const digit = text.charCodeAt(end);
  return (
    triggers.get(word) ??
    (end - at === 1 && kindOf(digit) === NUMBER ? triggers.get(word + text[end]) : undefined)
  );
}

function firstOf(parsers: Parser[], text: string, at: number): Piece[] | null {
  for (const parser of parsers) {
    const found = parser.parse(text, at);
    if (found) return found;
  }
  return null;
}

const OTHER = 0;
const LETTER = 1;
const NUMBER = 2;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LETTER;
  if (code >= 48 && code <= 57) return NUMBER;
  if (code >= 65 && code <= 90) return LETTER;
  // Letters beyond ASCII; typographical punctuation (U+2000 to U+2BFF, U+3000) is none.
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && code !== 0x3000 && code !== 0xfeff
    ? LETTER
    : OTHER;
}

/** End of the run of letters or of digits; letters glued to digits ("A320", "17Agustus") begin no expression. */
function runEnd(text: string, at: number, kind: number): number {
  let end = at + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
  if (kind === NUMBER) return end;
  return end;
}
