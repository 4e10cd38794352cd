import type { Direction, Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import type { DateWords } from '../words.js';

/** How far the words that show a direction are looked for, in characters. */
const BACK = 160;
const AHEAD = 50;
const WORD = /[\p{L}]+(?:[-'][\p{L}]+)*/gu;

/**
 * Side of the reference time that the words around an expression show: the nearest before it in its sentence,
 * else the nearest after it. "akan dimulai Senin" is to come, "kata Rina, Senin" was.
 */
export function cueDirection(text: string, piece: Piece, words: DateWords): Direction | null {
  const before = sentenceBefore(text, piece.start);
  const list = before.match(WORD) ?? [];
  const last = wordKey(list.at(-1) ?? '');
  if ((last === 'hingga' || last === 'sampai') && list.length === 1) return 'past';
  for (let i = list.length - 1; i >= 0; i--) {
    const side = sideOf(list[i] ?? '', words);
    if (side) return side;
  }
  const after = sentenceAfter(text, (piece.to ?? piece).end).match(WORD) ?? [];
  return after.some((word) => words.cues.ahead.has(wordKey(word))) ? 'future' : null;
}

function sideOf(word: string, words: DateWords): 'past' | 'future' | null {
  const key = wordKey(word);
  if (words.cues.future.has(key)) return 'future';
  return words.cues.past.has(key) ? 'past' : null;
}

function sentenceBefore(text: string, at: number): string {
  const part = text.slice(Math.max(0, at - BACK), at);
  const cut = Math.max(part.lastIndexOf('\n'), lastStop(part));
  return part.slice(cut + 1);
}

/** Last full stop that ends a sentence: white space and a capital letter or a quotation mark follow. */
function lastStop(part: string): number {
  for (let i = part.length - 2; i >= 0; i--) {
    const char = part[i];
    if (
      (char === '.' || char === '!' || char === '?') &&
      /^["”]?\s+["“]?\p{Lu}/u.test(part.slice(i + 1, i + 5))
    )
      return i;
  }
  return -1;
}

function sentenceAfter(text: string, at: number): string {
  const part = text.slice(at, at + AHEAD);
  const stop = /[\n.!?;]/.exec(part)?.index ?? part.length;
  return part.slice(0, stop);
}
