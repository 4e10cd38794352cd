import {
  anchored,
  END,
  GAP,
  isCapital,
  matchAt,
  NUMBER_END,
  type ParserFactory,
  wordAfter,
  wordBefore,
} from '../parser.js';
import { makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import { type DateWords, firstWords } from '../words.js';

/** "Agustus 2020", "bulan Agustus", "Okt 2020", "sejak Agustus". */
export const monthYear: ParserFactory = (words) => {
  const { month } = words.alt;
  const pattern = anchored(
    `(?<head>bulan${GAP})?(?<month>${month})${END}(?:\\.?${GAP}(?:tahun${GAP})?(?<year>\\d{4}|['’]\\d{2})${NUMBER_END})?`,
  );
  const alone = new RegExp(`^(?:${words.alt.monthName})$`, 'iu');
  return {
    rule: 'dates/month',
    triggers: ['bulan', ...firstWords(words.months.keys())],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const { head, year, month: name = '' } = found.groups;
      // "31 Februari 2020": a day that does not exist does not leave its month behind.
      if (!head && /\d[ .]?$/.test(text.slice(Math.max(0, at - 2), at))) return null;
      const isAlone = !head && !year;
      if (isAlone && (!alone.test(name) || !isMonth(text, at, found.end, name, words))) return null;
      if (year && !head && !isCapital(name) && !alone.test(name)) return null;
      const month = words.months.get(wordKey(name)) ?? 0;
      const fields = year ? { year: yearOf(year), month } : { month };
      return [makePiece('point', 'dates/month', at, found.end, { fields })];
    },
  };
};

function yearOf(digits: string): number {
  const year = Number(digits.replace(/\D/g, ''));
  return digits.length === 4 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

/** "Mei" is also a woman's name, "Maret" part of a university's: such a month needs a sign beside it. */
function isMonth(text: string, at: number, end: number, name: string, words: DateWords): boolean {
  if (!isCapital(name)) return false;
  const before = wordBefore(text, at);
  if (words.names.has(wordKey(before))) return false;
  if (words.prepositions.has(wordKey(before))) return true;
  const after = wordAfter(text, end);
  if (isCapital(after) || (before && isCapital(before))) return false;
  return (
    name.length > 5 || words.hints.has(wordKey(after)) || /^tahun$/i.test(after) || followsMonth(text, at)
  );
}

/** "Januari, Maret", "Maret-April", "(Mei)". */
function followsMonth(text: string, at: number): boolean {
  return /[-–/(,][ ]?$/.test(text.slice(Math.max(0, at - 2), at));
}
