import { addDays, type Day, isDay, isoWeek, weekdayOf } from '../calendar.js';
import { easter, hijriDay, hijriSpan, hijriYear } from '../hijri.js';
import type { Direction, Fields, MovingDay, Piece } from '../piece.js';
import { chooseMonth, chooseWeekday, chooseYear } from './choose.js';
import type { Memory } from './memory.js';
import type { Placed } from './placed.js';
import { type Anchor, shifted } from './shift.js';

export interface Place {
  piece: Piece;
  reference: Anchor | null;
  memory: Memory;
  /** Side shown by words around the expression; asked for only where the expression leaves it open. */
  cue(): Direction | null;
}

/** A placed time, or an interval (an Islamic month), or null where the expression cannot be placed at all. */
export type Placement = { placed: Placed } | { begin: Day; end: Day } | null;

/** Places a point on the calendar; what neither it nor the reference tells stays open. */
export function placePoint(place: Place): Placement {
  const { piece } = place;
  const placement = piece.moving ? placeMoving(piece.moving, place) : placeFields(place);
  return placement && 'placed' in placement ? withClock(placement.placed, piece) : placement;
}

function placeFields(place: Place): Placement {
  const { piece } = place;
  const placed = piece.shift && !isSettled(piece) ? placeShift(place) : placeStated(byOtherEnd(place));
  return placed && { placed };
}

/** "kemarin (19/11)": the numbers say which day it was. */
function isSettled({ shift, fields }: Piece): boolean {
  return shift?.unit === 'day' && fields.month !== undefined && fields.day !== undefined;
}

/** The ends of a range lie together: the first before the last, or in a range to come the last after the first. */
function byOtherEnd(place: Place): Place {
  const { piece, memory } = place;
  if (!place.reference || piece.fields.hour !== undefined) return place;
  const isToCome = place.cue() === 'future';
  if (piece.from && isToCome && memory.day)
    return { ...place, reference: { day: memory.day, minutes: null }, cue: () => 'future' };
  if (!piece.to || isToCome) return place;
  const end = placePoint({ ...place, piece: { ...piece.to, from: null } });
  if (!end || !('placed' in end)) return place;
  const { year, month, day } = end.placed;
  if (year === undefined || month === undefined) return place;
  return { ...place, reference: { day: { year, month, day: day ?? 28 }, minutes: null }, cue: () => 'past' };
}

/** "kemarin", "Senin pekan depan", "Januari tahun lalu", "keesokan harinya". */
function placeShift(place: Place): Placed | null {
  const { piece } = place;
  const { shift, fields } = piece;
  if (!shift) return null;
  if (shift.count === null) return null;
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
    return { ...fieldsOf(fields) };
  if (shift?.unit === 'year') return {};
  return null;
}

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

function placeStated(place: Place): Placed | null {
  const { piece, reference } = place;
  const f = piece.fields;
  if (f.century !== undefined || f.decade !== undefined) return fieldsOf(f);
  if (f.year !== undefined)
    return f.day === undefined || isDay(f.year, f.month ?? 1, f.day) ? fieldsOf(f) : null;
  if (f.month !== undefined) return placeMonth(place, f.month);
  if (f.quarter !== undefined || f.half !== undefined || f.season !== undefined) return placePeriod(place);
  if (f.day !== undefined) {
    if (!reference) return { day: f.day };
    const near = chooseMonth(f.day, directionOf(place), reference.day);
    return { ...near, day: f.day };
  }
  if (f.weekday !== undefined) return placeWeekday(place, f.weekday);
  if (f.weekend !== undefined) return placeWeekend(place);
  const day = dayAround(place);
  return day ? { ...day } : {};
}

function placeMonth(place: Place, month: number): Placed {
  const { piece, reference, memory } = place;
  const { day, weekday } = piece.fields;
  if (!reference) return { ...(day === undefined ? {} : { day }), month };
  const direction = directionOf(place);
  const year =
    direction === 'that' && memory.year !== null
      ? memory.year
      : chooseYear({ month, day, weekday }, direction, reference.day);
  return { year, month, ...(day === undefined ? {} : { day }) };
}

function placePeriod(place: Place): Placed {
  const f = place.piece.fields;
  const { reference } = place;
  const open = fieldsOf(f);
  if (!reference) return open;
  const month = f.quarter !== undefined ? f.quarter * 3 - 2 : f.half !== undefined ? f.half * 6 - 5 : null;
  const direction = directionOf(place);
  const begun = month === null || month <= reference.day.month;
  const year =
    begun || direction === 'future' || direction === 'this' ? reference.day.year : reference.day.year - 1;
  return { ...open, year };
}

function placeWeekday(place: Place, weekday: number): Placed {
  const { piece, reference, memory } = place;
  if (!reference) return { weekday };
  if (piece.direction === 'that' && memory.day) {
    if (weekdayOf(memory.day) === weekday) return { ...memory.day };
    return { ...chooseWeekday(weekday, 'past', false, memory.day) };
  }
  const direction = directionOf(place);
  return { ...chooseWeekday(weekday, direction, piece.direction !== null, reference.day) };
}

function placeWeekend(place: Place): Placed {
  const { reference } = place;
  if (!reference) return { weekend: true };
  const isWeekend = weekdayOf(reference.day) >= 6;
  const direction = directionOf(place);
  const ahead = direction === 'future' || direction === 'this' || isWeekend ? 0 : -7;
  return { ...isoWeek(addDays(reference.day, ahead)), weekend: true };
}

/** The day of a time that names none: that of the events told, else that of the reference. */
function dayAround({ piece, memory, reference }: Place): Day | null {
  if (piece.direction === 'this') return reference?.day ?? null;
  if (piece.direction === 'that') return memory.day;
  const day = memory.event ?? memory.day ?? reference?.day ?? null;
  return day && isPastMidnight(piece) ? addDays(day, 1) : day;
}

/** "pukul 22.00 hingga 02.00": the end lies in the next day. */
function isPastMidnight({ fields, hours, from }: Piece): boolean {
  if (fields.hour === undefined || from?.fields.hour === undefined || hours) return false;
  return fields.hour < from.fields.hour;
}

function directionOf({ piece, cue }: Place): Direction | null {
  return piece.direction ?? cue();
}

function placeMoving(moving: MovingDay, place: Place): Placement {
  const { piece, reference } = place;
  const year = yearStated(place);
  if (moving.easter !== undefined) {
    if (year === null) return { placed: {} };
    return { placed: { ...addDays(easter(year), moving.easter) } };
  }
  const moon = moving.hijri ?? {};
  const near =
    moon.year ?? nearHijriYear(moon.month, moon.day, year, namesYear(piece), directionOf(place), reference);
  if (near === null) return { placed: {} };
  if (near < 1 || near > 9000) return null;
  if (moon.month !== undefined && moon.day !== undefined)
    return { placed: { ...hijriDay(near, moon.month, moon.day) } };
  return hijriSpan(near, moon.month);
}

function namesYear({ fields, shift }: Piece): boolean {
  return fields.year !== undefined || shift?.unit === 'year';
}

function yearStated({ piece, reference }: Place): number | null {
  if (piece.fields.year !== undefined) return piece.fields.year;
  if (!reference) return null;
  return reference.day.year + (piece.shift?.unit === 'year' ? (piece.shift.count ?? 0) : 0);
}

/** The Islamic year of "Ramadan" or "Lebaran 2014": the one that falls in the year, or nearest the reference. */
function nearHijriYear(
  month: number | undefined,
  day: number | undefined,
  year: number | null,
  isStated: boolean,
  direction: Direction | null,
  reference: Anchor | null,
): number | null {
  if (year === null) return null;
  const around = isStated || !reference ? { year, month: 7, day: 1 } : { ...reference.day, year };
  const base = hijriYear(around);
  const options = [base - 1, base, base + 1].map((h) => ({ h, at: hijriDay(h, month ?? 1, day ?? 1) }));
  if (isStated || !reference) return options.find((o) => o.at.year === year)?.h ?? base;
  const distance = (at: Day) => daysBetween(reference.day, at);
  const wanted = options.filter((o) =>
    direction === 'future' ? distance(o.at) >= 0 : direction === 'past' ? distance(o.at) <= 0 : true,
  );
  wanted.sort((a, b) => Math.abs(distance(a.at)) - Math.abs(distance(b.at)));
  return wanted[0]?.h ?? base;
}

function daysBetween(from: Day, to: Day): number {
  return (to.year - from.year) * 365.2425 + (to.month - from.month) * 30.44 + (to.day - from.day);
}

function withClock(placed: Placed, { fields, hours }: Piece): Placement {
  const { hour, minute, second, dayPart } = fields;
  const timed: Placed = { ...placed };
  if (hour !== undefined) {
    timed.hour = hours ? inPart(hour, hours) : hour;
    timed.minute = minute;
    if (second !== undefined) timed.second = second;
  } else if (dayPart !== undefined) timed.dayPart = dayPart;
  return { placed: timed };
}

function fieldsOf({
  hour: _h,
  minute: _m,
  second: _s,
  dayPart: _p,
  weekday: _w,
  weekend: _e,
  ...date
}: Fields): Placed {
  return date;
}

function dayOfWeek(year: number, week: number, weekday: number): Day {
  const fourth = { year, month: 1, day: 4 };
  return addDays(fourth, (week - 1) * 7 + weekday - weekdayOf(fourth));
}

/** Moves a twelve-hour time into the part of the day named beside it: "jam 3 sore" is 15, "jam 1 malam" 1. */
function inPart(hour: number, { from, to }: { from: number; to: number }): number {
  if (hour > 12) return hour;
  const fit = [hour, hour + 12, hour + 24].find((h) => h >= from && h <= to);
  return fit === undefined ? hour : fit % 24;
}
