import { lowerBound } from '../../text/spans.js';
import type { Piece } from '../piece.js';
import type { Anchor } from './shift.js';
import type { Statement } from './statement.js';

interface Spoken {
  text: string;
  reference: Anchor | null;
}

/** A statement's day stands this close behind the quotation it belongs to. */
const NEAR = 250;
const QUOTE = /["“”]|\n/g;

/**
 * In a quotation "hari ini" and "kemarin" count from the day it was said, not from the day of publication: the
 * day told right after the quotation, else the last one told before it.
 * @returns the reference time of each piece, or null where no quotation holds such a word
 */
export function spokenReference(
  pieces: Piece[],
  statements: Statement[],
  { text, reference }: Spoken,
): ((piece: Piece) => Anchor | null) | null {
  const deictic = pieces.filter(isDeictic);
  const quoted = deictic.length > 0 ? quotedPieces(deictic, text) : [];
  if (quoted.length === 0) return null;
  const spoken = new Map<Piece, Anchor>();
  for (const piece of quoted) {
    const statement = statementOf(piece, statements, text);
    if (statement) spoken.set(piece, { day: statement.day, minutes: null });
  }
  return spoken.size > 0 ? (piece) => spoken.get(piece) ?? reference : null;
}

/** "hari ini", "kemarin", "malam ini". */
function isDeictic({ shift, base, direction, fields }: Piece): boolean {
  if (shift) return shift.unit === 'day' && base === 'reference';
  return (
    direction === 'this' &&
    fields.dayPart !== undefined &&
    fields.weekday === undefined &&
    fields.day === undefined
  );
}

/** The pieces between quotation marks; a mark left open ends with its paragraph. */
function quotedPieces(pieces: Piece[], text: string): Piece[] {
  const out: Piece[] = [];
  let next = 0;
  let isOpen = false;
  for (const { 0: mark, index } of text.matchAll(QUOTE)) {
    for (let piece = pieces[next]; piece && piece.start < index; piece = pieces[++next]) {
      if (isOpen) out.push(piece);
    }
    isOpen = mark === '\n' ? false : !isOpen;
  }
  return out;
}

function statementOf(piece: Piece, statements: Statement[], text: string): Statement | undefined {
  const i = lowerBound(statements, piece.end);
  const after = statements[i];
  if (after && after.start - piece.end <= NEAR && !text.slice(piece.end, after.start).includes('\n'))
    return after;
  return statements[i - 1];
}
