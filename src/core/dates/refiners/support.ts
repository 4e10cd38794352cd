import type { Piece } from '../piece.js';

/** Leaves out what nothing shows to be a time: a lone "malam", "(1/2)". */
export function dropUnsupported(pieces: Piece[]): Piece[] {
  return pieces.filter((piece) => !piece.weak);
}
