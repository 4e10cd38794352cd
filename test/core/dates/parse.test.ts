import { describe, expect, it } from 'vitest';
import { RuleError } from '../../../src/core/errors.js';
import { compileRules } from '../../../src/core/rules/ruleset.js';
import { parseDates } from '../../../src/dates.js';
import { loadFiles } from '../../../src/io/rules/load.js';

const first = (
  text: string,
  reference: string | null = '2023-11-02T13:45:00+07:00',
  zone: string | null = '+07:00',
) => parseDates(text, { reference, zone })[0];

describe('what was said stays apart from what was understood', () => {
  it.each([
    ['Rapat 2 November 2023.', ['year', 'month', 'day'], []],
    ['Rapat Jumat (30/7).', ['month', 'day', 'weekday'], ['year']],
    ['Rapat usai Senin.', ['weekday'], ['year', 'month', 'day']],
    ['Rapat pukul 10.30 WIB.', ['hour', 'minute'], ['year', 'month', 'day']],
    ['Rapat usai kemarin.', ['day'], ['year', 'month']],
    ['Laba kuartal III naik.', ['quarter'], ['year']],
    ['Ujian minggu ketiga Maret.', ['month', 'week'], ['year']],
    ['Toko tutup saat Lebaran.', ['month', 'day'], ['year']],
    ['Toko tutup saat Lebaran 2019.', ['year', 'month', 'day'], []],
  ])('%s', (text, known, implied) => {
    expect(first(text)).toMatchObject({ known, implied });
  });
});

describe('days to come', () => {
  it.each([
    ['Ia ditahan untuk 20 hari ke depan.', 'duration', 'P20D'],
    ['Hujan turun tiga hari ke depan.', 'duration', 'P3D'],
    ['Jalan ditutup hingga tiga hari ke depan.', 'date', '2023-11-05'],
  ])('are lived through, or bound what lasts: %s', (text, type, value) => {
    expect(first(text)).toMatchObject({ type, value });
  });
});

describe('zones', () => {
  it('keeps the printed zone, else takes that of the outlet', () => {
    expect(first('Rapat pukul 10.30 WIT.')?.zone).toBe('+09:00');
    expect(first('Rapat pukul 10.30.', '2023-11-02', '+08:00')?.zone).toBe('+08:00');
    expect(first('Rapat pukul 10.30.', '2023-11-02', null)?.zone).toBeNull();
  });
  it('takes the zone of the place of the report before that of the outlet', () => {
    const zoneAt = (place: string) =>
      parseDates('Rapat pukul 10.30.', { reference: '2023-11-02', zone: '+07:00', place })[0]?.zone;
    expect(zoneAt('Makassar')).toBe('+08:00');
    expect(zoneAt('JAYAPURA')).toBe('+09:00');
    expect(zoneAt('Bandung')).toBe('+07:00');
  });
  it('knows that "waktu setempat" is neither', () => {
    expect(first('Pesawat mendarat pukul 10.30 waktu setempat.')?.zone).toBeNull();
  });
  it('gives days no zone', () => expect(first('Rapat Senin.')?.zone).toBeNull());
  it('reads the reference in the zone of the outlet', () => {
    expect(first('Rapat hari ini.', '2023-11-01T20:00:00Z')?.value).toBe('2023-11-02');
  });
});

describe('ranges', () => {
  it('of years are one mention, and it carries both ends', () => {
    const [found] = parseDates('Program 2019–2024 usai.', { reference: '2023-11-02' });
    expect(found).toMatchObject({
      text: '2019–2024',
      value: '2019/2024',
      range: { begin: '2019', end: '2024' },
    });
  });
  it.each([
    ['Pameran 3-5 Mei 2021.', '2021-05-03', '2021-05-05'],
    ['Pameran 20 September sampai 4 Oktober.', '2023-09-20', '2023-10-04'],
    ['Pameran akan dibuka Sabtu-Minggu.', '2023-11-04', '2023-11-05'],
    ['Jalan ditutup pukul 08.00-10.00 WIB.', '2023-11-02T08:00', '2023-11-02T10:00'],
  ])('both ends carry both: %s', (text, begin, end) => {
    const found = parseDates(text, { reference: '2023-11-02', zone: '+07:00' });
    expect(found.map((mention) => mention.range)).toEqual([
      { begin, end },
      { begin, end },
    ]);
  });
  it('a bracket with two days gives the range to the last', () => {
    const found = parseDates('Lomba Sabtu-Minggu (4-5/11/2023) usai.', { reference: '2023-11-08' });
    expect(found.map((mention) => mention.value)).toEqual(['2023-11-04', '2023-11-05']);
  });
});

describe('the reference time', () => {
  it('may lie in the future or at the ends of the calendar', () => {
    expect(first('Rapat kemarin.', '2999-01-01')?.value).toBe('2998-12-31');
    expect(first('Rapat tahun depan.', '9999-06-01')?.value).toBe('XXXX');
    expect(first('Rapat tahun lalu.', '0001-06-01')?.value).toBe('0000');
  });
  it('is never today: what is no moment counts as none', () => {
    expect(first('Rapat kemarin.', 'bukan tanggal')?.value).toBe('XXXX-XX-XX');
    expect(first('Rapat 17 Agustus.', null)?.value).toBe('XXXX-08-17');
  });
});

describe('the rules', () => {
  const { files, hash } = loadFiles();
  it('refuse a phrase that two rules claim', () => {
    const twice = {
      path: 'dates/extra.yaml',
      data: { rules: [{ id: 'dates/x', phrases: ['kemarin'], ref: 'PAST_REF', examples: ['Kemarin.'] }] },
    };
    expect(() => compileRules([...files, twice], hash, { strict: true })).toThrow(RuleError);
  });
  it('refuse a parser that no rule shows', () => {
    const without = files.filter((file) => file.path !== 'dates/forms.yaml');
    expect(() => compileRules(without, hash, { strict: true })).toThrow(/shows by example/);
  });
});
