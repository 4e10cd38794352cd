import type { Place } from './place.js';

/** Longest stretch between a time and the closer one that explains it. */
const MAX_GAP = 24;

/** Whether the expression explains the one before it: "pekan depan, tepatnya Senin", "pada 2019, yakni Mei". */
export function isApposed({ piece, memory, text, words }: Place): boolean {
  const last = memory.last?.piece;
  if (!last || piece.start - last.end > MAX_GAP || piece.start <= last.end) return false;
  return words.apposition.test(text.slice(last.end, piece.start));
}
