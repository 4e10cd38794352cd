import type { Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import type { DateWords } from '../words.js';

/** How far the words that show a direction are looked for, in characters. */
const BACK = 160;
const AHEAD = 50;
const WORD = /[\p{L}]+(?:[-'][\p{L}]+)*/gu;

/**
 * Side of the reference time that the words around an expression show. `isFirm`: no doubt about it ("akan", "sejak");
 * "hingga" and "mulai" look ahead but may stand in a story of the past, and "terjadi" may be said of a forecast.
 */
export interface Cue {
  side: 'past' | 'future';
  isFirm: boolean;
}

/** The nearest cue before the expression in its sentence, else one after it: "akan dimulai Senin", "kata Rina, Senin". */
export function cueOf(text: string, piece: Piece, words: DateWords): Cue | null {
  const list = sentenceBefore(text, piece.start).match(WORD) ?? [];
  // "Hingga Rabu malam, api belum padam": at the head of a sentence it tells how long it has been so.
  if (list.length === 1 && /^(?:hingga|sampai)$/i.test(list[0] ?? '')) return { side: 'past', isFirm: false };
  for (let i = list.length - 1; i >= 0; i--) {
    const cue = cueWord(list[i] ?? '', words);
    if (!cue) continue;
    if (cue.side === 'past' || cue.isFirm) return cue;
    return {
      side: 'future',
      isFirm: list.slice(0, i).some((word) => cueWord(word, words)?.side === 'future'),
    };
  }
  const after = sentenceAfter(text, (piece.to ?? piece).end).match(WORD) ?? [];
  return after.some((word) => words.cues.ahead.has(wordKey(word))) ? { side: 'future', isFirm: true } : null;
}

function cueWord(word: string, { cues }: DateWords): Cue | null {
  const key = wordKey(word);
  if (cues.future.has(key)) return { side: 'future', isFirm: true };
  if (cues.toward.has(key)) return { side: 'future', isFirm: false };
  if (cues.since.has(key)) return { side: 'past', isFirm: true };
  return cues.past.has(key) ? { side: 'past', isFirm: false } : null;
}

function sentenceBefore(text: string, at: number): string {
  const from = Math.max(0, at - BACK);
  // With the first letter of the expression itself, which may open the sentence.
  const part = text.slice(from, at + 1);
  const cut = Math.max(part.lastIndexOf('\n'), lastStop(part));
  return text.slice(from + cut + 1, at);
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
