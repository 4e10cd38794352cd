import { type Day, dayNumber } from '../calendar.js';
import type { Piece } from '../piece.js';
import type { DateWords } from '../words.js';
import type { Draft } from './draft.js';
import type { Anchor } from './shift.js';

/** The day of a statement (", di Jakarta, Senin (29/12)") and where the text tells it. */
export interface Statement {
  /** Offset of its time in the text. */
  start: number;
  day: Day;
}

/** A report older than this is not what the quotations of a text were said in. */
const MAX_AGE = 7;
const BACK = 100;

/** After a comma, or after a quotation and its verb, a day is that of the statement: "kata Rina, Senin (29/12)". */
export function isStatementDate(piece: Piece, text: string, words: DateWords): boolean {
  const before = text.slice(Math.max(0, piece.start - BACK), piece.start);
  return /,["”]?\s?$/.test(before) || words.saying.test(before);
}

/** Days on which something was said, where they are not the reference day itself. */
export function statementsOf(drafts: Draft[], reference: Anchor | null): Statement[] {
  return drafts.flatMap(({ piece, placed, isStatement }) => {
    if (!isStatement || placed?.year === undefined) return [];
    const day = { year: placed.year, month: placed.month ?? 1, day: placed.day ?? 1 };
    const ago = reference ? dayNumber(reference.day) - dayNumber(day) : 1;
    return ago > 0 && ago <= MAX_AGE ? [{ start: piece.start, day }] : [];
  });
}
