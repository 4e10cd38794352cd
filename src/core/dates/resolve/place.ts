import type { Day } from '../calendar.js';
import type { Direction, Fields, Piece } from '../piece.js';
import type { DateWords } from '../words.js';
import type { Cue } from './cues.js';
import type { Memory } from './memory.js';
import type { Placed } from './placed.js';
import type { Anchor } from './shift.js';

/** A piece and all that helps to place it. */
export interface Place {
  piece: Piece;
  reference: Anchor | null;
  memory: Memory;
  text: string;
  words: DateWords;
  /** Side shown by words around the expression; asked for only where the expression leaves it open. */
  cue(): Cue | null;
}

/** A placed time, or an interval (an Islamic month), or null where the expression cannot be placed at all. */
export type Placement = { placed: Placed } | { begin: Day; end: Day } | null;

/** Side said with the expression, else shown by the words around it. */
export function directionOf({ piece, cue }: Place): Direction | null {
  return piece.direction ?? cue()?.side ?? null;
}

/** What is stated of the calendar, without the parts that only choose within it. */
export function dateFields({
  hour: _h,
  minute: _m,
  second: _s,
  dayPart: _p,
  weekday: _w,
  weekend: _e,
  weekOfMonth: _k,
  ...date
}: Fields): Placed {
  return date;
}
