/**
 * Phrase templates, the notation of rules/boilerplate: words in lower case, with
 *   (a|b)   one of these words         [juga]  a word that may be missing
 *   #       a number                   *       any few words (up to eight)
 *   :       a colon; all other punctuation is ignored, in the template and in the line.
 * "baca [juga] :" matches at "Baca juga:" and at "BACA :".
 */
export interface Piece {
  /** Words that match here; null: any word ("*" also matches none and several). */
  words: Set<string> | null;
  optional: boolean;
  gap: boolean;
  number: boolean;
}

export type Template = Piece[];

/** A word or colon of a line, lower case, with its place. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const MAX_GAP = 8;
/** More words than any rule looks at; a line longer than this is prose for every rule of whole lines. */
export const MAX_WORDS = 90;
const WORD = /[\p{L}\p{N}]+(?:[.'’@_&/+-][\p{L}\p{N}]+)*|:/gu;

/** Words and colons of a line, at most `limit`. */
export function wordsOf(line: string, limit = MAX_WORDS): Word[] {
  const words: Word[] = [];
  const curly = line.includes('’');
  WORD.lastIndex = 0;
  for (let m = WORD.exec(line); m && words.length < limit; m = WORD.exec(line)) {
    const lower = m[0].toLowerCase();
    words.push({
      text: curly ? lower.replaceAll('’', "'") : lower,
      start: m.index,
      end: m.index + m[0].length,
    });
  }
  return words;
}

/** @throws Error when the template is empty or begins with a gap (it could not be indexed) */
export function parseTemplate(source: string): Template {
  const pieces = source
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}:*#]/u.test(part))
    .map(parsePiece);
  const first = pieces[0];
  if (!first || first.gap || first.optional)
    throw new Error('a phrase begins with a word that must be there');
  return pieces;
}

function parsePiece(source: string): Piece {
  if (source === '*') return { words: null, optional: true, gap: true, number: false };
  if (source === '#' || source === '[#]') {
    return { words: null, optional: source !== '#', gap: false, number: true };
  }
  const optional = source.startsWith('[') && source.endsWith(']');
  const bare = optional || (source.startsWith('(') && source.endsWith(')')) ? source.slice(1, -1) : source;
  return { words: new Set(bare.split('|')), optional, gap: false, number: false };
}

/** Index after the last word matched when the template matches from word `from`, or -1. */
export function matchAt(template: Template, words: Word[], from: number): number {
  return step(template, 0, words, from);
}

function step(template: Template, piece: number, words: Word[], at: number): number {
  const want = template[piece];
  if (!want) return at;
  if (want.gap) {
    for (let skip = 0; skip <= MAX_GAP && at + skip <= words.length; skip++) {
      const end = step(template, piece + 1, words, at + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  const word = words[at];
  if (word && fits(want, word.text)) {
    const end = step(template, piece + 1, words, at + 1);
    if (end >= 0) return end;
  }
  return want.optional ? step(template, piece + 1, words, at) : -1;
}

function fits(piece: Piece, word: string): boolean {
  if (piece.number) return word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;
  return piece.words?.has(word) ?? false;
}
