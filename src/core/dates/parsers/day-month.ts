import { fullYear } from '../byline.js';
import { daysInMonth } from '../calendar.js';
import { DIGITS, readNumber } from '../numbers.js';
import {
  anchored,
  DASH,
  DIGIT,
  END,
  GAP,
  isCapital,
  matchAt,
  NUMBER_END,
  type ParserFactory,
  wordBefore,
} from '../parser.js';
import { makePiece, type Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import { firstWords } from '../words.js';

/** "2 November 2023", "02 Nov 2023", "tanggal 15 Agustus", "3-5 Mei 2021", "tujuh belas Agustus". */
export const dayMonth: ParserFactory = (words) => {
  const { number, month, range } = words.alt;
  const to = `(?:[ ]?${DASH}[ ]?|${GAP}(?:${range}|dan)${GAP})`;
  const head = `(?<head>(?:tanggal|tgl\\.?)${GAP})?`;
  const pattern = anchored(
    `${head}(?:(?<from>\\d{1,2})${to})?(?<day>\\d{1,2}|${number})[.]?[ \\u00a0-]{0,3}(?<month>${month})${END}\\.?` +
      `(?:,?[ \\u00a0-]{1,3}(?:tahun${GAP})?(?<year>\\d{4}|['’]\\d{2})${NUMBER_END})?`,
  );
  return {
    rule: 'dates/day-month',
    triggers: [DIGIT, 'tanggal', 'tgl', ...firstWords([...words.numbers.keys()])],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const { groups } = found;
      const month = words.months.get(wordKey(groups.month ?? '')) ?? 0;
      const day = readNumber(groups.day ?? '', words) ?? 0;
      const year = groups.year ? fullYear(groups.year) : undefined;
      if (day < 1 || day > daysInMonth(year ?? 2000, month)) return null;
      if (!/^\d/.test(groups.day ?? '') && isName(text, at, groups.month ?? '', words.names)) return null;
      if (words.notYearAfter.has(wordKey(wordBefore(text, at)))) return null;
      const end = trimDot(text, found.end, groups.year);
      const fields = year === undefined ? { month, day } : { year, month, day };
      const piece = makePiece('point', 'dates/day-month', at, end, { fields });
      return groups.from
        ? withStart(piece, text, at, groups.head ?? '', groups.from, year === undefined)
        : [piece];
    },
  };
};

/** "3-5 Mei 2021": one piece for "3" and one for "5 Mei 2021". */
function withStart(
  piece: Piece,
  text: string,
  at: number,
  head: string,
  from: string,
  _open: boolean,
): Piece[] {
  const end = at + head.length + from.length;
  const rest = text.slice(end, piece.end);
  const start = end + (/\d/.exec(rest)?.index ?? 0);
  const last = makePiece('point', piece.rule, start, piece.end, { fields: piece.fields });
  const first = makePiece('point', piece.rule, at, end, {
    fields: { ...piece.fields, day: Number(from) },
    to: last,
  });
  last.from = first;
  return [first, last];
}

/** "Universitas Sebelas Maret" and "lima maret" are no dates. */
function isName(text: string, at: number, month: string, names: Set<string>): boolean {
  return !isCapital(month) || names.has(wordKey(wordBefore(text, at)));
}

/** The dot of "2 Nov." belongs to the word only inside the expression; at its end it may close the sentence. */
function trimDot(text: string, end: number, year: string | undefined): number {
  return !year && text[end - 1] === '.' ? end - 1 : end;
}

/** "tanggal 5", "tanggal 5 dan 6": a day of a month that is not named. */
export const dayOnly: ParserFactory = (words) => {
  const pattern = anchored(`(?:tanggal|tgl\\.?)${GAP}(?<day>\\d{1,2}|${words.alt.number})${NUMBER_END}`);
  return {
    rule: 'dates/day-only',
    triggers: ['tanggal', 'tgl'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      const day = readNumber(found?.groups.day ?? '', words);
      if (!found || day === null || day < 1 || day > 31) return null;
      return [makePiece('point', 'dates/day-only', at, found.end, { fields: { day } })];
    },
  };
};

/** "March 2, 2022" in captions of foreign agencies: month first only in this English form, with its year. */
export const englishDate: ParserFactory = (words) => {
  const pattern = anchored(
    `(?<month>${words.alt.month})${END}\\.?${GAP}(?<day>\\d{1,2}),${GAP}(?<year>\\d{4})${NUMBER_END}`,
  );
  return {
    rule: 'dates/english',
    triggers: firstWords(words.months.keys()),
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const month = words.months.get(wordKey(found.groups.month ?? '')) ?? 0;
      const day = Number(found.groups.day);
      const year = Number(found.groups.year);
      if (day < 1 || day > daysInMonth(year, month)) return null;
      return [makePiece('point', 'dates/english', at, found.end, { fields: { year, month, day } })];
    },
  };
};

export { DIGITS };
