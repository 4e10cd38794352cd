import { type Day, dayNumber } from '../calendar.js';
import type { Piece } from '../piece.js';
import type { Draft } from './draft.js';
import type { Placed } from './placed.js';
import type { Anchor } from './shift.js';

/** What the text has spoken of so far, for "hari itu", "tahun itu", and times without a day. */
export interface Memory {
  /** Last day, month or year, as exact as it was. */
  year: number | null;
  month: { year: number; month: number } | null;
  day: Day | null;
  /** Last day on which something happened, as against the day of a statement (", Senin (29/12)"). */
  event: Day | null;
  /** Last time with its minute, to count from ("15 menit kemudian"). */
  time: Anchor | null;
  /** Last mention that lies on the calendar: a week, month or year that the next may lie in. */
  last: { piece: Piece; placed: Placed } | null;
  /** Last range of days ("29 Juni hingga 1 Juli"): what follows tells of the days within. */
  span: { begin: Day; end: Day } | null;
}

export function emptyMemory(): Memory {
  return { year: null, month: null, day: null, event: null, time: null, last: null, span: null };
}

/** Takes a mention into the memory. */
export function remember({ piece, placed, isStatement }: Draft, memory: Memory): void {
  if (!placed) return;
  const before = memory.last?.placed;
  memory.last = { piece, placed };
  if (placed.year === undefined) return;
  const { year, month } = placed;
  memory.year = year;
  if (month !== undefined) memory.month = { year, month };
  const day = dayOfPlaced(placed);
  if (!day) return;
  const begin = piece.from && before ? dayOfPlaced(before) : null;
  if (begin && dayNumber(begin) < dayNumber(day)) memory.span = { begin, end: day };
  memory.day = day;
  if (!isStatement) memory.event = day;
  if (placed.hour !== undefined) memory.time = { day, minutes: placed.hour * 60 + (placed.minute ?? 0) };
}

function dayOfPlaced({ year, month, day }: Placed): Day | null {
  return year === undefined || month === undefined || day === undefined ? null : { year, month, day };
}
