import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber, dayOf, isDay, isoWeek, weekdayOf } from '../../../src/core/dates/calendar.js';
import { easter, moonCalendar } from '../../../src/core/dates/hijri.js';
import { loadRules } from '../../../src/io/rules/load.js';

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 }).map(dayOf);

describe('the calendar', () => {
  it('turns days into numbers and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(dayNumber(day))).toEqual(day);
        expect(isDay(day.year, day.month, day.day)).toBe(true);
      }),
    );
  });
  it('knows weekdays and weeks', () => {
    expect(weekdayOf({ year: 1945, month: 8, day: 17 })).toBe(5);
    expect(isoWeek({ year: 2014, month: 12, day: 29 })).toEqual({ year: 2015, week: 1 });
    expect(isoWeek({ year: 2021, month: 1, day: 3 })).toEqual({ year: 2020, week: 53 });
  });
  it('adds months within what a month holds', () => {
    expect(addMonths({ year: 2023, month: 1, day: 31 }, 1)).toEqual({ year: 2023, month: 2, day: 28 });
    expect(addMonths({ year: 2024, month: 1, day: 31 }, -11)).toEqual({ year: 2023, month: 2, day: 28 });
  });
});

const tables = moonCalendar(new Map());

describe('the Islamic calendar, by its tables', () => {
  it('begins its years where the tables say', () => {
    expect(tables.day(1, 1, 1)).toEqual({ year: 622, month: 7, day: 19 });
    expect(tables.day(1445, 1, 1)).toEqual({ year: 2023, month: 7, day: 19 });
    expect(tables.span(1445, 9)).toEqual({
      begin: { year: 2024, month: 3, day: 11 },
      end: { year: 2024, month: 4, day: 9 },
    });
  });
  it('places each day in the year that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(tables.yearOf(tables.day(year, month, 1))).toBe(year);
      }),
    );
  });
});

describe('the Islamic calendar, as declared', () => {
  const { hijri } = loadRules().dates.words;
  it('begins the feasts on the days announced', () => {
    expect(hijri.day(1443, 10, 1)).toEqual({ year: 2022, month: 5, day: 2 });
    expect(hijri.day(1435, 12, 10)).toEqual({ year: 2014, month: 10, day: 5 });
  });
  it('gives Ramadan 29 or 30 days in each year listed', () => {
    for (let year = 1428; year <= 1447; year++) {
      const { begin, end } = hijri.span(year, 9);
      expect([29, 30]).toContain(dayNumber(end) - dayNumber(begin) + 1);
    }
  });
});

it('Easter falls where the churches keep it', () => {
  const days = [2008, 2011, 2019, 2023, 2024].map((year) => easter(year));
  expect(days.map(({ month, day }) => `${day}/${month}`)).toEqual(['23/3', '24/4', '21/4', '9/4', '31/3']);
});
