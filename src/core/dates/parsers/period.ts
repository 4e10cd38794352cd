import { readOrdinal } from '../numbers.js';
import { anchored, END, GAP, matchAt, NUMBER_END, type ParserFactory, wordBefore } from '../parser.js';
import { type Fields, makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';

/** "abad ke-19", "abad XIX", "abad kesembilan". */
export const century: ParserFactory = (words) => {
  const pattern = anchored(
    `abad${GAP}(?:(?<number>ke[- ]?\\d{1,2}|\\d{1,2}|[IVX]{1,6}|${words.alt.ordinal}))${END}(?<before>${GAP}(?:sm|sebelum masehi)${END})?`,
  );
  return {
    rule: 'dates/century',
    triggers: ['abad'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      const number = readOrdinal(found?.groups.number ?? '', words);
      if (!found || number === null || number < 1 || number > 30 || found.groups.before) return null;
      return [makePiece('point', 'dates/century', at, found.end, { fields: { century: number - 1 } })];
    },
  };
};

/** "kuartal III 2025", "triwulan pertama", "semester I/2021", "paruh kedua 2019", "Q3 2025". */
export const quarter: ParserFactory = (words) => {
  const which = `(?:ke[- ]?)?(?<which>\\d|IV|I{1,3}|${words.alt.ordinal}|terakhir)${END}`;
  const year = `(?:[ /-]{1,2}(?:tahun${GAP})?(?<year>\\d{4})${NUMBER_END})?`;
  const named = anchored(
    `(?<unit>kuartal|kwartal|triwulan|semester|paruh|catur${GAP}wulan)${GAP}${which}${year}`,
  );
  const short = anchored(`(?<unit>Q|H)(?<which>[1-4])${END}(?:[ /-]{1,2}(?<year>\\d{4})${NUMBER_END})`);
  return {
    rule: 'dates/quarter',
    triggers: ['kuartal', 'kwartal', 'triwulan', 'semester', 'paruh', 'q1', 'q2', 'q3', 'q4', 'h1', 'h2'],
    parse(text, at) {
      const found = matchAt(named, text, at) ?? matchAt(short, text, at);
      if (!found) return null;
      const { unit = '', which: name = '', year: digits } = found.groups;
      const isHalf = /^(?:semester|paruh|h)$/i.test(unit);
      const last = isHalf ? 2 : 4;
      const which = name.toLowerCase() === 'terakhir' ? last : readOrdinal(name, words);
      if (which === null || which < 1 || which > last) return null;
      if (
        /^paruh$/i.test(unit) &&
        !digits &&
        !/^\s(?:tahun|pertama|kedua)/i.test(text.slice(found.end, found.end + 8))
      )
        return null;
      const fields: Fields = isHalf ? { half: which } : { quarter: which };
      if (digits) fields.year = Number(digits);
      return [makePiece('point', 'dates/quarter', at, found.end, { fields })];
    },
  };
};

/** "musim hujan", "musim kemarau", "musim panas 2015". */
export const season: ParserFactory = (words) => {
  const pattern = anchored(
    `musim${GAP}(?<name>${words.alt.season})${END}(?:${GAP}(?<year>\\d{4})${NUMBER_END})?`,
  );
  return {
    rule: 'dates/season',
    triggers: ['musim'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const fields: Fields = { season: words.seasons.get(wordKey(found.groups.name ?? '')) ?? 'WI' };
      if (found.groups.year) fields.year = Number(found.groups.year);
      return [makePiece('point', 'dates/season', at, found.end, { fields })];
    },
  };
};

/** "Ramadan 1445 H", "1 Syawal 1435 Hijriah", "tahun 1445 H", "bulan Ramadan". */
export const hijri: ParserFactory = (words) => {
  const era = `${GAP}(?:H|Hijriah|Hijriyah)${END}`;
  const named = anchored(
    `(?:tanggal${GAP})?(?:(?<day>\\d{1,2})${GAP})?(?:bulan${GAP}(?:suci${GAP})?)?(?<month>${words.alt.hijri})${END}(?:${GAP}(?<year>\\d{3,4})(?:${era}|${NUMBER_END}))?`,
  );
  const yearOnly = anchored(`(?:tahun${GAP})?(?<year>\\d{3,4})${era}`);
  return {
    rule: 'dates/hijri',
    triggers: [
      '#',
      'tanggal',
      'bulan',
      'tahun',
      ...[...words.hijriMonths.keys()].map((m) => m.split(' ')[0] ?? ''),
      'sya',
      'rabi',
      'dzulqa',
    ],
    parse(text, at) {
      const found = matchAt(named, text, at) ?? matchAt(yearOnly, text, at);
      if (!found) return null;
      const { day, month, year } = found.groups;
      if (month && !/^\p{Lu}/u.test(month)) return null;
      // "Ahmad Ramadhan": a name.
      if (month && !year && !day && /^\p{Lu}/u.test(wordBefore(text, at))) return null;
      const moon: { year?: number; month?: number; day?: number } = {};
      if (year) moon.year = Number(year);
      if (month) moon.month = words.hijriMonths.get(wordKey(month)) ?? 1;
      if (day) moon.day = Number(day);
      if (moon.day !== undefined && (moon.day < 1 || moon.day > 30)) return null;
      return [makePiece('point', 'dates/hijri', at, found.end, { moving: { hijri: moon } })];
    },
  };
};
