import { anchored, END, GAP, matchAt } from '../parser.js';
import { type Direction, outer, type Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import type { DateWords } from '../words.js';

/** Takes in the words after an expression that tell its side: "Minggu (28/12/2014) kemarin", "tahun 2014 ini". */
export function hintRefiner(words: DateWords): (pieces: Piece[], text: string) => Piece[] {
  const pattern = anchored(`${GAP}(?<hint>${words.alt.hint})${END}`);
  return (pieces, text) => {
    const out: Piece[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (!piece) continue;
      const end = outer(piece).end;
      const found = takesHint(piece) ? matchAt(pattern, text, end) : null;
      const direction = words.hints.get(wordKey(found?.groups.hint ?? ''));
      if (!found || !direction || (direction === 'that' && isDated(piece))) {
        out.push(piece);
        continue;
      }
      out.push(withHint(piece, found.end, direction));
      // The word is also an expression of its own ("kemarin"): it has been taken in.
      while ((pieces[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= found.end) i++;
      const next = pieces[i + 1];
      if (next && next.start < found.end) i++;
    }
    return out;
  };
}

function takesHint(piece: Piece): boolean {
  if (piece.kind !== 'point' || piece.to) return false;
  return piece.shift === null && piece.direction === null;
}

/** "klub yang berdiri pada 1967 itu": after a full date the word belongs to what is dated. */
function isDated({ fields }: Piece): boolean {
  return fields.year !== undefined || fields.day !== undefined || fields.decade !== undefined;
}

function withHint(piece: Piece, end: number, direction: Direction): Piece {
  return { ...piece, end, direction, weak: false };
}
