import { LATIN } from '../../text/latin.js';
import type { Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import type { DateWords } from '../words.js';

const EDGES = new Set([
  'awal',
  'akhir',
  'pertengahan',
  'tengah',
  'penghujung',
  'pengujung',
  'pembuka',
  'penutup',
]);

/** Takes in the words before an expression that belong to it: "sekitar 40 menit", "awal 2020", "akhir tahun 2014". */
export function modifierRefiner(words: DateWords): (pieces: Piece[], text: string) => Piece[] {
  const pattern = new RegExp(`(?:^|[^${LATIN}\\d])(?<word>${words.alt.modifier})[ \\t\\u00a0]{1,3}$`, 'i');
  return (pieces, text) =>
    pieces.map((piece, i) => {
      const from = Math.max(pieces[i - 1]?.end ?? 0, piece.start - 22);
      const match = pattern.exec(text.slice(from, piece.start));
      const word = match?.groups?.word;
      if (!match || !word || !applies(word, piece)) return piece;
      const start = from + match.index + match[0].toLowerCase().indexOf(word.toLowerCase());
      return { ...piece, start, weak: false };
    });
}

function applies(word: string, piece: Piece): boolean {
  if (piece.kind === 'ref' || piece.kind === 'set') return false;
  const key = wordKey(word);
  if (EDGES.has(key)) return piece.kind === 'point' && isLong(piece);
  if (/^(?:lebih|kurang) dari$|^paling tidak$|^tidak lebih dari$/.test(key)) return piece.kind === 'duration';
  return true;
}

/** Longer than a day: a month, a year, a week … has a beginning and an end to speak of. */
function isLong({ fields: f, shift, moving }: Piece): boolean {
  if (f.day !== undefined || f.weekday !== undefined || f.hour !== undefined || f.dayPart !== undefined)
    return false;
  if (moving) return moving.hijri !== undefined && moving.hijri.day === undefined;
  return shift === null || !['second', 'minute', 'hour', 'day', 'weekend'].includes(shift.unit);
}
