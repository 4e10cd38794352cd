import { readOrdinal } from '../numbers.js';
import { anchored, END, GAP, matchAt, NUMBER_END, type ParserFactory } from '../parser.js';
import { makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';

/** Weeks of a month are counted to five; the last is the one its end lies in. */
const LAST_WEEK = 5;

/** "minggu ketiga Maret", "pekan pertama November 2023", "pekan terakhir bulan lalu". */
export const weekOfMonth: ParserFactory = (words) => {
  const { ordinal, monthName, unitTail } = words.alt;
  const pattern = anchored(
    `(?:minggu|pekan)${GAP}(?:(?:ke[- ]?)?(?<which>\\d|IV|I{1,3}|V|${ordinal}|terakhir))${GAP}(?:(?:di|pada)${GAP})?` +
      `(?:(?:bulan${GAP})?(?<month>${monthName})(?:${GAP}(?<year>\\d{4})${NUMBER_END})?|bulan${GAP}(?<tail>${unitTail}))${END}`,
  );
  return {
    rule: 'dates/week-of-month',
    triggers: ['minggu', 'pekan'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const { which = '', month, year, tail: tailName } = found.groups;
      const week = /^terakhir$/i.test(which) ? LAST_WEEK : readOrdinal(which, words);
      if (week === null || week < 1 || week > LAST_WEEK) return null;
      const fields = { weekOfMonth: week };
      if (!month) {
        const tail = words.unitTails.get(wordKey(tailName ?? ''));
        const shift = tail ? { unit: 'month' as const, count: tail.count } : null;
        return [
          makePiece('point', 'dates/week-of-month', at, found.end, { fields, shift, base: tail?.base }),
        ];
      }
      const dated = { ...fields, month: words.months.get(wordKey(month)) ?? 1 };
      return [
        makePiece('point', 'dates/week-of-month', at, found.end, {
          fields: year ? { ...dated, year: Number(year) } : dated,
        }),
      ];
    },
  };
};
