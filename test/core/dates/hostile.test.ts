import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDates } from '../../../src/dates.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().dates;
const options = { reference: '2023-11-02T13:45:00+07:00', zone: '+07:00' };
const read = (text: string) => parseDates(text, options, rules);

describe('hostile text', () => {
  // Each would take minutes with a pattern whose time grows with the square of the length.
  it.each([
    ['brackets', '('.repeat(200_000)],
    ['slashes', '1/'.repeat(100_000)],
    ['digits', '1'.repeat(100_000)],
    ['one long word', 'a'.repeat(100_000)],
    ['dots and digits', '1.'.repeat(100_000)],
    ['colons', '10:'.repeat(70_000)],
    ['number words', 'dua puluh '.repeat(20_000)],
    ['months', 'Mei '.repeat(50_000)],
    ['weekdays', 'Senin, '.repeat(30_000)],
    ['open ranges', '3-'.repeat(100_000)],
    ['modifiers', 'sekitar '.repeat(25_000)],
    ['spaces', `Senin${' '.repeat(200_000)}pagi`],
    ['quotation marks', '"kemarin, '.repeat(20_000)],
    ['statements', '", kata dia, kemarin. "Hari ini '.repeat(6_000)],
    ['hints', 'hari ini itu lalu '.repeat(12_000)],
    ['clock words', 'pukul 1 hingga '.repeat(13_000)],
  ])('%s', (_name, text) => {
    for (const mention of read(text)) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  });

  it('reads ten million characters', () => {
    const sentence = 'Rapat digelar Senin (30/10/2023) pukul 10.30 WIB selama dua jam di balai kota. ';
    const count = Math.ceil(10_000_000 / sentence.length);
    expect(read(sentence.repeat(count))).toHaveLength(count * 2);
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    ...'Senin Minggu minggu kemarin besok hari itu ini lalu depan pukul jam 10.30 WIB 31 2 / - ( ) , . 2014 0 99 Mei bulan tahun akhir pekan setiap dua setengah abad ke-19 kuartal IV Ramadan 1445 H malam pagi tadi nanti sekitar hingga antara dan yang " \n ’98 9999 0000 30/2'.split(
      ' ',
    ),
  );
  const soup = fc
    .array(word, { maxLength: 40 })
    .chain((words) => fc.constantFrom('', ' ').map((gap) => words.join(gap)));
  const reference = fc.constantFrom(
    null,
    '0000-01-01',
    '9999-12-31T23:59:00+07:00',
    '2024-02-29',
    'bukan tanggal',
  );

  it('gives spans in order that hold their text, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), reference, (text, at) => {
        let last = 0;
        for (const { start, end, text: said, value } of parseDates(
          text,
          { reference: at, zone: '+07:00' },
          rules,
        )) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(said).toBe(text.slice(start, end));
          expect(value).toMatch(/^[-A-Z0-9:./_]+$/);
          last = end;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
    );
  });

  it('never names a day that does not exist', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(15), fc.nat(9999), (day, month, year) => {
        const text = `Rapat (${day}/${month}/${String(year).padStart(4, '0')}) usai.`;
        const real = new Date(Date.UTC(2000, 0, 1));
        real.setUTCFullYear(year, month - 1, day);
        const exists = day > 0 && month > 0 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
        expect(read(text)).toHaveLength(exists ? 1 : 0);
      }),
    );
  });
});
