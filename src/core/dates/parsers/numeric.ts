import { LATIN } from '../../text/latin.js';
import { fullYear } from '../byline.js';
import { daysInMonth } from '../calendar.js';
import { anchored, DASH, DIGIT, matchAt, type ParserFactory, wordBefore } from '../parser.js';
import { makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';

// "28/12/2014", "2/11", "3-5/8/2020", "28.12.2014", "28-12-2014"
const DAY_FIRST = anchored(
  String.raw`(?:(?<from>\d{1,2})${DASH})?(?<day>\d{1,2})(?<sep>[/.-])(?<month>\d{1,2})` +
    String.raw`(?:\k<sep>(?<year>\d{4}|\d{2}))?(?![${LATIN}\d%]|[-/.,:]\d)`,
);
// "2014-12-28"
const YEAR_FIRST = anchored(
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![${LATIN}\d]|[-/.,:]\d)`,
);
const NOT_INSIDE = /[\p{L}\d/.,:#@=&+_-]$/u;

/** Dates written in numbers. Day before month, always; without a year they need a bracket or a word beside them. */
export const numericDate: ParserFactory = (words) => ({
  rule: 'dates/numeric',
  triggers: [DIGIT],
  parse(text, at) {
    const found = matchAt(YEAR_FIRST, text, at) ?? matchAt(DAY_FIRST, text, at);
    if (!found || (at > 0 && NOT_INSIDE.test(text[at - 1] ?? ''))) return null;
    const { groups } = found;
    const year = groups.year ? fullYear(groups.year) : undefined;
    const month = Number(groups.month);
    const day = Number(groups.day);
    if (day < 1 || day > daysInMonth(year ?? 2000, month)) return null;
    const slashed = groups.sep === '/' || groups.sep === undefined;
    if (!slashed && groups.year?.length !== 4) return null;
    if (words.notYearAfter.has(wordKey(wordBefore(text, at)))) return null;
    const bracketed = text[at - 1] === '(' && text[found.end] === ')';
    const fields = year === undefined ? { month, day } : { year, month, day };
    const piece = makePiece('point', 'dates/numeric', at, found.end, { fields, bracketed });
    piece.weak = groups.year?.length !== 4 && !(bracketed && standsAlone(text, at, day, month));
    const from = Number(groups.from);
    if (groups.from && from >= 1 && from < day) {
      piece.from = makePiece('point', 'dates/numeric', at, at + groups.from.length, {
        fields: { ...fields, day: from },
      });
    }
    return [piece];
  },
});

/** "di Bandung (30/7)" is a date, "(1/2)" the first of two pages. */
function standsAlone(text: string, at: number, day: number, month: number): boolean {
  return (day > 9 || month > 9) && /^\p{L}/u.test(wordBefore(text, at));
}
