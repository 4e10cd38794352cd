import { addDays, type Day, dayNumber, isDay, mod, weekdayOf } from '../calendar.js';
import type { Direction } from '../piece.js';

/** More days than this in the past, and an unmarked date is taken to be the coming one ("10 Januari" in December). */
const FAR_PAST = 270;
/** So many days ahead a date may lie that stands beside "terjadi" or "mengatakan". */
const SOON = 95;
/** A day of the week with its date lies at most so many days away: it settles the year. */
const WEEKDAY_REACH = 550;

/** A wrong day of the week beside a date so close to the page's is taken for a slip. */
const SLIP_REACH = 60;

/** Side of the reference time, or null where nothing shows it; what is not firm yields to what is much nearer. */
export interface Leaning {
  side: Direction | null;
  isFirm: boolean;
}

/**
 * Year of a day or month that is stated without one.
 * @param stated its day of the week, where stated, settles the year
 */
export function chooseYear(
  stated: { month: number; day: number | undefined; weekday: number | undefined },
  { side, isFirm }: Leaning,
  reference: Day,
): number {
  const { month, day, weekday } = stated;
  const inYear = (year: number): Day => ({ year, month, day: day ?? 1 });
  const here = day === undefined ? { ...reference, day: 1 } : reference;
  const distance = (year: number) => dayNumber(inYear(year)) - dayNumber(here);
  const years = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8]
    .map((offset) => reference.year + offset)
    .filter((year) => isDay(year, month, day ?? 1))
    .sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)));
  if (weekday !== undefined && day !== undefined) {
    const near = years.filter((year) => Math.abs(distance(year)) <= WEEKDAY_REACH);
    const match = near.find((year) => weekdayOf(inYear(year)) === weekday);
    if (match !== undefined) return match;
    const older = olderYear(years, distance, (year) => weekdayOf(inYear(year)) === weekday);
    if (older !== null) return older;
  }
  if (side === 'this' && years.includes(reference.year)) return reference.year;
  const past = years.find((year) => distance(year) <= 0) ?? reference.year;
  const future = years.find((year) => distance(year) >= 0) ?? reference.year;
  const back = -distance(past);
  const ahead = distance(future);
  if (side === 'future') return isFirm || ahead <= FAR_PAST ? future : past;
  if (side !== null && isFirm) return past;
  return back > FAR_PAST && ahead < (side === null ? back : SOON) ? future : past;
}

/**
 * A page that shows the day it was moved to another site carries dates of its own time: where the day of the week does
 * not fit near the page's day, the last earlier year it fits is meant. So near the page's day the day of the week is the slip.
 */
function olderYear(
  years: number[],
  distance: (year: number) => number,
  fits: (year: number) => boolean,
): number | null {
  if (years.some((year) => Math.abs(distance(year)) <= SLIP_REACH)) return null;
  return years.find((year) => distance(year) < 0 && fits(year)) ?? null;
}

/**
 * Day of a weekday alone. "Senin" in a report is the last one, the day of the report included; "Senin lalu" lies
 * before it, "Senin depan" after it, "Senin ini" within three days.
 * @param explicit the direction was said with the weekday, not taken from words around it
 */
export function chooseWeekday(
  weekday: number,
  direction: Direction | null,
  explicit: boolean,
  reference: Day,
): Day {
  const ahead = mod(weekday - weekdayOf(reference), 7);
  if (direction === 'future') return addDays(reference, ahead === 0 && explicit ? 7 : ahead);
  if (direction === 'this') return addDays(reference, ahead <= 3 ? ahead : ahead - 7);
  const back = ahead === 0 ? 0 : ahead - 7;
  return addDays(reference, back === 0 && explicit && direction === 'past' ? -7 : back);
}

/** Month of a day that is stated without one ("tanggal 5"): the reference's own unless words point elsewhere. */
export function chooseMonth(
  day: number,
  direction: Direction | null,
  reference: Day,
): { year: number; month: number } {
  const step = direction === 'future' ? 1 : direction === 'past' ? -1 : 0;
  let { year, month } = reference;
  const isBeyond = direction === 'future' ? day < reference.day : direction === 'past' && day > reference.day;
  for (let tries = 0; tries < 3 && ((tries === 0 && isBeyond) || !isDay(year, month, day)); tries++) {
    month += step || -1;
    if (month < 1 || month > 12) {
      year += month < 1 ? -1 : 1;
      month = mod(month - 1, 12) + 1;
    }
  }
  return { year, month };
}
