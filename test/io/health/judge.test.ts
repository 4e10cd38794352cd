import { describe, expect, it } from 'vitest';
import { judgeLayout, judgeSilence, type SourceDay } from '../../../src/io/health/judge.js';

const day = (n: number, more: Partial<SourceDay> = {}): SourceDay => ({
  day: `2026-03-${String(n).padStart(2, '0')}`,
  found: 40,
  fetched: 40,
  extracted: 40,
  titled: 40,
  dated: 40,
  authored: 20 + (n % 3),
  length: 40 * (2000 + (n % 5) * 50),
  warnings: 0,
  ...more,
});
const weeks = Array.from({ length: 14 }, (_, i) => day(i + 1));
const kinds = (today: SourceDay, before = weeks) =>
  judgeLayout('s', [...before, today]).map(({ kind }) => kind);

describe('judgeLayout', () => {
  it('is content with a day like the others, or with a better one', () => {
    expect(kinds(day(15))).toEqual([]);
    expect(kinds(day(15, { authored: 40, length: 200_000 }))).toEqual([]);
  });

  it('sees a field that is filled less, the day it happens', () => {
    expect(kinds(day(15, { dated: 2 }))).toEqual(['date']);
    expect(kinds(day(15, { authored: 0 }))).toEqual(['author']);
    expect(kinds(day(15, { titled: 20 }))).toEqual(['title']);
    expect(kinds(day(15, { extracted: 10, titled: 10, dated: 10, authored: 5, length: 20_000 }))).toEqual([
      'extracted',
    ]);
    const [alarm] = judgeLayout('kabar', [...weeks, day(15, { dated: 2 })]);
    expect(alarm).toEqual({
      source: 'kabar',
      kind: 'date',
      message: 'date in 5 % of 40 pages; before in 100 %',
    });
  });

  it('sees texts that have become shorter', () => {
    expect(kinds(day(15, { length: 40 * 600 }))).toEqual(['length']);
    expect(kinds(day(15, { length: 40 * 1900 }))).toEqual([]);
  });

  it('says nothing before it knows a habit, or of a day with few pages', () => {
    const bad = { titled: 0, dated: 0, authored: 0, length: 0 };
    expect(kinds(day(15, bad), weeks.slice(0, 6))).toEqual([]);
    expect(kinds(day(15, { ...bad, found: 9, fetched: 9, extracted: 9 }))).toEqual([]);
    expect(judgeLayout('s', [])).toEqual([]);
  });
});

describe('judgeSilence', () => {
  const habit = { finds: 100, pauseHours: 10, silentHours: 1 };
  it('goes by the source’s own longest pause', () => {
    expect(judgeSilence('s', habit)).toBeNull();
    expect(judgeSilence('s', { ...habit, silentHours: 19 })).toBeNull();
    expect(judgeSilence('s', { ...habit, silentHours: 21 })?.kind).toBe('silent');
    expect(judgeSilence('s', { finds: 500, pauseHours: 0.5, silentHours: 5 })).toBeNull();
    expect(judgeSilence('s', { finds: 500, pauseHours: 0.5, silentHours: 7 })?.kind).toBe('silent');
    expect(judgeSilence('s', { ...habit, finds: 19, silentHours: 500 })).toBeNull();
  });
});
