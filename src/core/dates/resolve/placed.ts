import { pad } from '../calendar.js';

/** A time on the calendar as far as it is known; what is not known is absent. */
export interface Placed {
  century?: number;
  decade?: number;
  year?: number;
  half?: number;
  quarter?: number;
  season?: string;
  month?: number;
  /** ISO week of `year`. */
  week?: number;
  weekend?: boolean;
  day?: number;
  weekday?: number;
  dayPart?: string;
  hour?: number;
  minute?: number;
  second?: number;
}

/** TIMEX3 value; unknown parts are X: "2014-12-28", "XXXX-07-30", "2014-W52-WE", "2014-12-28TMO", "197". */
export function timexValue(placed: Placed): string {
  return dateValue(placed) + timeValue(placed);
}

function dateValue(p: Placed): string {
  if (p.century !== undefined) return pad(p.century);
  if (p.decade !== undefined) return pad(p.decade, 3);
  if (p.day !== undefined)
    return `${yearValue(p.year)}-${p.month === undefined ? 'XX' : pad(p.month)}-${pad(p.day)}`;
  if (p.weekday !== undefined) return `XXXX-WXX-${p.weekday}`;
  if (p.week !== undefined) return `${yearValue(p.year)}-W${pad(p.week)}${p.weekend ? '-WE' : ''}`;
  if (p.weekend) return 'XXXX-WXX-WE';
  if (p.month !== undefined) return `${yearValue(p.year)}-${pad(p.month)}`;
  if (p.quarter !== undefined) return `${yearValue(p.year)}-Q${p.quarter}`;
  if (p.half !== undefined) return `${yearValue(p.year)}-H${p.half}`;
  if (p.season !== undefined) return `${yearValue(p.year)}-${p.season}`;
  if (p.year === undefined && (p.hour !== undefined || p.dayPart !== undefined)) return 'XXXX-XX-XX';
  return yearValue(p.year);
}

function yearValue(year: number | undefined): string {
  if (year === undefined) return 'XXXX';
  return year < 0 ? `BC${pad(-year, 4)}` : pad(year, 4);
}

function timeValue(p: Placed): string {
  if (p.hour !== undefined) {
    const second = p.second === undefined ? '' : `:${pad(p.second)}`;
    return `T${pad(p.hour)}:${pad(p.minute ?? 0)}${second}`;
  }
  return p.dayPart === undefined ? '' : `T${p.dayPart}`;
}

/** Finest unit of what is placed, with the name the record uses. */
export function grainOf(p: Placed): string {
  if (p.second !== undefined) return 'second';
  if (p.hour !== undefined) return 'minute';
  if (p.dayPart !== undefined) return 'part-of-day';
  if (p.day !== undefined || p.weekday !== undefined) return 'day';
  if (p.weekend) return 'weekend';
  if (p.week !== undefined) return 'week';
  if (p.month !== undefined) return 'month';
  if (p.quarter !== undefined) return 'quarter';
  if (p.half !== undefined) return 'half';
  if (p.season !== undefined) return 'season';
  if (p.decade !== undefined) return 'decade';
  return p.century !== undefined ? 'century' : 'year';
}
