import type { DateType } from '../../types.js';
import { formatDay } from '../calendar.js';
import type { Piece } from '../piece.js';
import { lengthValue } from './length.js';
import type { Memory } from './memory.js';

export interface Vague {
  value: string;
  type: DateType;
  grain: string | null;
}

/** Some day, week …: the open TIMEX3 value of a unit. */
const OPEN: Record<string, string> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  half: 'XXXX-HX',
};
const OF_CLOCK = new Set(['hour', 'minute', 'second']);

/**
 * What cannot be placed is at least past or future ("beberapa hari lalu"), some day ("kemarin" without reference), some
 * minute of the day told ("lima menit kemudian"), or a length of time ("beberapa hari kemudian").
 */
export function vagueValue(piece: Piece, memory: Memory): Vague | null {
  const { shift, base, direction } = piece;
  if (!shift) return null;
  if (base === 'context') {
    const later = laterInStory(piece, memory);
    if (later) return later;
  }
  if (shift.count === null || direction !== null || (base === 'context' && shift.count <= 0))
    return { value: direction === 'future' ? 'FUTURE_REF' : 'PAST_REF', type: 'date', grain: null };
  const part = piece.fields.dayPart ? `T${piece.fields.dayPart}` : '';
  return { value: (OPEN[shift.unit] ?? 'XXXX') + part, type: part ? 'time' : 'date', grain: shift.unit };
}

function laterInStory({ shift, direction }: Piece, memory: Memory): Vague | null {
  if (!shift || direction !== 'future') return null;
  if (shift.count === null) {
    return { value: lengthValue([{ count: null, unit: shift.unit }]), type: 'duration', grain: shift.unit };
  }
  const day = memory.event ?? memory.day;
  if (!OF_CLOCK.has(shift.unit))
    return { value: OPEN[shift.unit] ?? 'XXXX', type: 'date', grain: shift.unit };
  return { value: `${day ? formatDay(day) : OPEN.day}TXX:XX`, type: 'time', grain: shift.unit };
}
