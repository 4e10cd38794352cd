/**
 * Proleptic Gregorian calendar by day numbers, for years 0 to 9999; no time zones and no clock.
 * Day numbers count days since 1970-01-01. Algorithms: H. Hinnant, "chrono-compatible low-level date algorithms".
 */

export interface Day {
  year: number;
  month: number;
  day: number;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const MAX_YEAR = 9999;

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
}

/** Whether the day exists: `isDay(2023, 2, 29)` is false. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 0 && year <= MAX_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dayOf(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return mod(dayNumber(day) + 3, 7) + 1;
}

export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count);
}

/** Adds months; a day the month does not have becomes its last ("31 Januari" + 1 month: 28 February). */
export function addMonths(day: Day, count: number): Day {
  const months = day.year * 12 + day.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = mod(months, 12) + 1;
  return { year, month, day: Math.min(day.day, daysInMonth(year, month)) };
}

/** ISO 8601 week: weeks start on Monday, week 1 holds the first Thursday of the year. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = dayNumber({ year: thursday.year, month: 1, day: 1 });
  return { year: thursday.year, week: Math.floor((dayNumber(thursday) - first) / 7) + 1 };
}

export function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** "2014-12-28". */
export function formatDay({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The day of "2014-12-28". */
export function isoDay(text: string): Day {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}
