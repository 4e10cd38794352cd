import { addDays, addMonths, type Day, isoWeek, MAX_YEAR } from '../calendar.js';
import type { Unit } from '../piece.js';
import type { Placed } from './placed.js';

/** A time counted from: a day, with its minutes since midnight where they are known. */
export interface Anchor {
  day: Day;
  minutes: number | null;
}

/**
 * The unit of time that lies `count` units from the anchor ("dua pekan lalu": the week two before).
 * @returns null where it leaves the calendar, or counts hours from a day without a time
 */
export function shifted(anchor: Anchor, unit: Unit, count: number): Placed | null {
  const placed = byUnit(anchor, unit, count);
  return placed && (placed.year === undefined || (placed.year >= 0 && placed.year <= MAX_YEAR))
    ? placed
    : null;
}

function byUnit(anchor: Anchor, unit: Unit, count: number): Placed | null {
  const { day } = anchor;
  if (!Number.isSafeInteger(Math.round(count * 86_400)) || Math.abs(count) > 4_000_000) return null;
  switch (unit) {
    case 'second':
      return byMinutes(anchor, count / 60);
    case 'minute':
      return byMinutes(anchor, count);
    case 'hour':
      return byMinutes(anchor, count * 60);
    case 'day':
    case 'night':
      return { ...addDays(day, Math.round(count)) };
    case 'week':
      return { ...isoWeek(addDays(day, Math.round(count * 7))) };
    case 'weekend':
      return { ...isoWeek(addDays(day, Math.round(count * 7))), weekend: true };
    case 'month': {
      const { year, month } = addMonths(day, Math.round(count));
      return { year, month };
    }
    case 'quarter': {
      const { year, month } = addMonths(day, Math.round(count * 3));
      return { year, quarter: Math.ceil(month / 3) };
    }
    case 'half': {
      const { year, month } = addMonths(day, Math.round(count * 6));
      return { year, half: month <= 6 ? 1 : 2 };
    }
    case 'year':
      return yearsOn(day, count);
    case 'decade':
      if (!Number.isInteger(count)) return yearsOn(day, count * 10);
      return { decade: Math.floor(day.year / 10) + Math.round(count) };
    case 'century':
      if (!Number.isInteger(count)) return yearsOn(day, count * 100);
      return { century: Math.floor(day.year / 100) + Math.round(count) };
  }
}

/** "1,5 tahun lalu" names the month, "dua tahun lalu" only the year. */
function yearsOn(day: Day, count: number): Placed {
  if (Number.isInteger(count)) return { year: day.year + count };
  const { year, month } = addMonths(day, Math.round(count * 12));
  return { year, month };
}

function byMinutes(anchor: Anchor, count: number): Placed | null {
  if (anchor.minutes === null) return null;
  const minutes = Math.floor(anchor.minutes + count);
  const day = addDays(anchor.day, Math.floor(minutes / 1440));
  const rest = minutes - Math.floor(minutes / 1440) * 1440;
  return { ...day, hour: Math.floor(rest / 60), minute: rest % 60 };
}
