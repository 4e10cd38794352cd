import { isDay } from '../calendar.js';
import type { Fields, Piece } from '../piece.js';
import { dateFields, type Place } from './place.js';
import type { Placed } from './placed.js';
import { type Anchor, shifted } from './shift.js';
import { dayOfWeek } from './weekday.js';

/** "kemarin", "Senin pekan depan", "Januari tahun lalu", "keesokan harinya". */
export function placeShift(place: Place): Placed | null {
  const { piece } = place;
  const { shift, fields } = piece;
  if (!shift || shift.count === null) return null;
  const anchor = piece.base === 'context' ? contextAnchor(place, shift.unit) : place.reference;
  if (!anchor) return place.reference || piece.base === 'context' ? null : openShift(piece);
  const base = shifted(anchor, shift.unit, shift.count);
  if (!base) return null;
  if (fields.weekday !== undefined && base.week !== undefined && base.year !== undefined) {
    return { ...dayOfWeek(base.year, base.week, fields.weekday) };
  }
  return inside(base, fields);
}

/** What is stated, within the shifted unit: the day or month of a year, the day of a month. */
function inside(base: Placed, fields: Fields): Placed | null {
  const { year, month } = base;
  const merged: Placed = { ...base };
  if (fields.month !== undefined) merged.month = fields.month;
  if (fields.day !== undefined) merged.day = fields.day;
  if (fields.quarter !== undefined) merged.quarter = fields.quarter;
  if (fields.half !== undefined) merged.half = fields.half;
  if (fields.season !== undefined) merged.season = fields.season;
  if (merged.day !== undefined && !isDay(year ?? 2000, merged.month ?? month ?? 1, merged.day)) return null;
  return merged;
}

/** Without a reference time only the kind of unit is known: "kemarin" is some day. */
function openShift({ shift, fields }: Piece): Placed | null {
  if (fields.month !== undefined || fields.quarter !== undefined || fields.half !== undefined)
    return dateFields(fields);
  return shift?.unit === 'year' ? {} : null;
}

/** The last time told that has the unit counted in. */
function contextAnchor({ memory, reference }: Place, unit: string): Anchor | null {
  if (unit === 'minute' || unit === 'second' || unit === 'hour') return memory.time;
  if (unit === 'year' || unit === 'decade' || unit === 'century') {
    const year = memory.year ?? reference?.day.year;
    return year === undefined ? null : { day: { year, month: 1, day: 1 }, minutes: null };
  }
  if (unit === 'month' || unit === 'quarter' || unit === 'half') {
    const month = memory.month ?? reference?.day;
    return month ? { day: { year: month.year, month: month.month, day: 1 }, minutes: null } : null;
  }
  if (unit === 'day' && !memory.day) return null;
  const day = memory.day ?? reference?.day;
  return day ? { day, minutes: null } : null;
}
