import { addDays, type Day, isDay } from '../calendar.js';
import { chooseMonth, chooseYear } from './choose.js';
import { isApposed } from './container.js';
import { dateFields, directionOf, type Place } from './place.js';
import type { Placed } from './placed.js';
import { placeWeekday, placeWeekend } from './weekday.js';

/** Places what is stated of the calendar: a year as it stands, a month in its year, a day in its month. */
export function placeStated(place: Place): Placed | null {
  const f = place.piece.fields;
  if (f.century !== undefined || f.decade !== undefined) return dateFields(f);
  if (f.year !== undefined)
    return f.day === undefined || isDay(f.year, f.month ?? 1, f.day) ? dateFields(f) : null;
  if (f.month !== undefined) return placeMonth(place, f.month);
  if (f.quarter !== undefined || f.half !== undefined || f.season !== undefined) return placePeriod(place);
  if (f.day !== undefined) return placeDay(place, f.day);
  if (f.weekday !== undefined) return placeWeekday(place, f.weekday);
  if (f.weekend !== undefined) return placeWeekend(place);
  const day = dayAround(place);
  return day ? { ...day } : {};
}

function placeMonth(place: Place, month: number): Placed {
  const { piece, reference } = place;
  const { day, weekday } = piece.fields;
  const rest = day === undefined ? { month } : { month, day };
  const told = yearTold(place);
  if (told !== null) return { year: told, ...rest };
  if (!reference) return rest;
  const isFirm = piece.direction !== null || (place.cue()?.isFirm ?? false);
  const year = chooseYear({ month, day, weekday }, { side: directionOf(place), isFirm }, reference.day);
  return { year, ...rest };
}

/** "Mei itu" lies in the year told; "pada 2019, tepatnya Mei" in the year just told. */
function yearTold(place: Place): number | null {
  const { piece, memory } = place;
  if (piece.direction === 'that') return memory.year;
  const last = memory.last?.placed;
  if (piece.direction || last?.year === undefined || last.month !== undefined || last.week !== undefined)
    return null;
  return isApposed(place) ? last.year : null;
}

function placePeriod(place: Place): Placed {
  const f = place.piece.fields;
  const { reference } = place;
  const open = dateFields(f);
  if (!reference) return open;
  const month = f.quarter !== undefined ? f.quarter * 3 - 2 : f.half !== undefined ? f.half * 6 - 5 : null;
  const direction = directionOf(place);
  const begun = month === null || month <= reference.day.month;
  const year =
    begun || direction === 'future' || direction === 'this' ? reference.day.year : reference.day.year - 1;
  return { ...open, year };
}

/** "tanggal 5": of the month just told ("Mei lalu, tepatnya tanggal 5"), else of the one around the reference. */
function placeDay(place: Place, day: number): Placed {
  const { reference, memory } = place;
  const last = memory.last?.placed;
  if (last?.month !== undefined && last.day === undefined && isApposed(place))
    return { year: last.year, month: last.month, day };
  if (!reference) return { day };
  return { ...chooseMonth(day, directionOf(place), reference.day), day };
}

/** The day of a time that names none: that of the events told, else that of the reference. */
function dayAround(place: Place): Day | null {
  const { piece, memory, reference } = place;
  if (piece.direction === 'this') return reference?.day ?? null;
  const told = memory.event ?? memory.day;
  const day = piece.direction === 'that' ? memory.day : (told ?? reference?.day ?? null);
  if (!told && day && piece.direction === null && isBeforeReport(place)) return addDays(day, -1);
  return day && (endsPastMidnight(place) || lastsTillMorning(place)) ? addDays(day, 1) : day;
}

/** "Kebakaran terjadi pukul 23.15", in a report of the morning: the evening before. */
function isBeforeReport({ piece: { fields, hours }, reference, cue }: Place): boolean {
  const { hour, minute = 0 } = fields;
  if (hour === undefined || hours || reference?.minutes == null) return false;
  return hour * 60 + minute > reference.minutes && cue()?.side === 'past';
}

/** "pukul 22.00 hingga 02.00": the end lies in the next day. */
function endsPastMidnight({ piece: { fields, hours, from } }: Place): boolean {
  if (fields.hour === undefined || from?.fields.hour === undefined || hours) return false;
  return fields.hour < from.fields.hour;
}

const NIGHT = new Set(['EV', 'NI']);

/** "semalam petugas berpatroli hingga dini hari": the morning after the night told. */
function lastsTillMorning({ piece, memory, text }: Place): boolean {
  const last = memory.last?.placed;
  if (piece.fields.dayPart !== 'MO' || !NIGHT.has(last?.dayPart ?? '')) return false;
  if (/harinya$/i.test(text.slice(piece.start, piece.end))) return true;
  return /(?:hingga|sampai|menjelang)\s$/i.test(text.slice(Math.max(0, piece.start - 12), piece.start));
}
