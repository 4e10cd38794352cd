import { addDays, type Day, dayNumber, isoWeek, mod, weekdayOf } from '../calendar.js';
import { chooseWeekday } from './choose.js';
import { isApposed } from './container.js';
import { directionOf, type Place } from './place.js';
import type { Placed } from './placed.js';
import { isStatementDate } from './statement.js';

/** The day of a weekday that names no date. */
export function placeWeekday(place: Place, weekday: number): Placed {
  const { piece, reference, memory } = place;
  if (!reference) return { weekday };
  if (piece.direction === 'that' && memory.day) {
    if (weekdayOf(memory.day) === weekday) return { ...memory.day };
    return { ...chooseWeekday(weekday, 'past', false, memory.day) };
  }
  const around = piece.direction
    ? null
    : (dayOfWeekTold(place, weekday) ?? dayNamed(place, weekday) ?? dayOfSpan(place, weekday));
  if (around) return { ...around };
  return { ...chooseWeekday(weekday, directionOf(place), piece.direction !== null, reference.day) };
}

/** "pekan depan, tepatnya Senin", "akhir pekan ini, terutama Minggu pagi": a day of the week just told. */
function dayOfWeekTold(place: Place, weekday: number): Day | null {
  const last = place.memory.last?.placed;
  if (last?.week === undefined || last.year === undefined || !isApposed(place)) return null;
  return dayOfWeek(last.year, last.week, weekday);
}

/** "besok, Jumat, ia pulang": the weekday names the day just told. */
function dayNamed({ memory, piece, text }: Place, weekday: number): Day | null {
  const { last, day } = memory;
  if (last?.piece.shift?.unit !== 'day' || !day || weekdayOf(day) !== weekday) return null;
  const gap = text.slice(last.piece.end, piece.start);
  return gap.length < 3 && /^,?\s$/.test(gap) ? day : null;
}

/** After "29 Juni hingga 1 Juli" is announced, "Sabtu" is the one of those days. */
function dayOfSpan(place: Place, weekday: number): Day | null {
  const { memory, reference, piece, text, words } = place;
  const { span, event } = memory;
  if (!span || !reference || dayNumber(span.begin) <= dayNumber(reference.day)) return null;
  if (place.cue()?.side === 'past' || isStatementDate(piece, text, words)) return null;
  const isWithin =
    event && dayNumber(event) >= dayNumber(span.begin) && dayNumber(event) <= dayNumber(span.end);
  const from = isWithin ? event : span.begin;
  const day = addDays(from, mod(weekday - weekdayOf(from), 7));
  return dayNumber(day) <= dayNumber(span.end) ? day : null;
}

/** "akhir pekan" alone: the one of this week, or the last where a report of the past is written before it. */
export function placeWeekend(place: Place): Placed {
  const { reference } = place;
  if (!reference) return { weekend: true };
  const isWeekend = weekdayOf(reference.day) >= 6;
  const direction = directionOf(place);
  const back = direction === 'future' || direction === 'this' || isWeekend ? 0 : -7;
  return { ...isoWeek(addDays(reference.day, back)), weekend: true };
}

export function dayOfWeek(year: number, week: number, weekday: number): Day {
  const fourth = { year, month: 1, day: 4 };
  return addDays(fourth, (week - 1) * 7 + weekday - weekdayOf(fourth));
}
