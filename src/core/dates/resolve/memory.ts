import type { Day } from '../calendar.js';
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
}

export function emptyMemory(): Memory {
  return { year: null, month: null, day: null, event: null, time: null };
}
