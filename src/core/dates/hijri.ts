import { type Day, dayNumber, dayOf } from './calendar.js';

/**
 * Tabular Islamic calendar (civil epoch 16 July 622 Julian, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of
 * each 30), as in Reingold and Dershowitz, "Calendrical Calculations". A month that is declared by sighting, as the
 * Indonesian government does for Ramadan, Syawal and Zulhijah, may begin a day earlier or later.
 */

/** Day number of 1 Muharram 1. */
const EPOCH = dayNumber({ year: 622, month: 7, day: 19 });

/** First day of a month of the Islamic year, in the Gregorian calendar. */
export function hijriDay(year: number, month: number, day: number): Day {
  return dayOf(startOfMonth(year, month) + day - 1);
}

/** First and last day of an Islamic month, or of the whole year where no month is given. */
export function hijriSpan(year: number, month: number | undefined): { begin: Day; end: Day } {
  const begin = startOfMonth(year, month ?? 1);
  const next =
    month === undefined || month === 12 ? startOfMonth(year + 1, 1) : startOfMonth(year, month + 1);
  return { begin: dayOf(begin), end: dayOf(next - 1) };
}

/** The Islamic year a day lies in. */
export function hijriYear(day: Day): number {
  return Math.floor((30 * (dayNumber(day) - EPOCH) + 10646) / 10631);
}

function startOfMonth(year: number, month: number): number {
  return (
    EPOCH + 354 * (year - 1) + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2)
  );
}

/** Easter Sunday (Gregorian), by the anonymous algorithm of Meeus, "Astronomical Algorithms", chapter 8. */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return { year, month, day: ((h + l - 7 * m + 114) % 31) + 1 };
}
