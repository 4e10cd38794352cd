import { type Day, dayNumber, dayOf, pad } from './calendar.js';

/**
 * Tabular Islamic calendar (civil epoch 16 July 622 Julian, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of
 * each 30), as in Reingold and Dershowitz, "Calendrical Calculations". The Indonesian government declares the months
 * of Ramadan, Syawal and Zulhijah by sighting, a day earlier or later at times: those are listed in rules/dates.
 */

/** Day number of 1 Muharram 1. */
const EPOCH = dayNumber({ year: 622, month: 7, day: 19 });

/** The Islamic calendar as Indonesia keeps it: declared beginnings of months where they are listed, else the tables. */
export interface MoonCalendar {
  /** A day of the Islamic year, in the Gregorian calendar. */
  day(year: number, month: number, day: number): Day;
  /** First and last day of an Islamic month, or of the whole year where no month is given. */
  span(year: number, month: number | undefined): { begin: Day; end: Day };
  /** The Islamic year a day lies in, by the tables. */
  yearOf(day: Day): number;
}

/** @param declared first days of months ("1445-09") as the government announced them */
export function moonCalendar(declared: ReadonlyMap<string, Day>): MoonCalendar {
  const start = (year: number, month: number): number => {
    const stated = declared.get(`${year}-${pad(month)}`);
    return stated ? dayNumber(stated) : tabularStart(year, month);
  };
  return {
    day: (year, month, day) => dayOf(start(year, month) + day - 1),
    span(year, month) {
      const isLast = month === undefined || month === 12;
      const next = isLast ? start(year + 1, 1) : start(year, month + 1);
      return { begin: dayOf(start(year, month ?? 1)), end: dayOf(next - 1) };
    },
    yearOf: (day) => Math.floor((30 * (dayNumber(day) - EPOCH) + 10646) / 10631),
  };
}

function tabularStart(year: number, month: number): number {
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
