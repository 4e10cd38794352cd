import { LATIN } from '../../text/latin.js';
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
  wordAfter,
  wordBefore,
} from '../parser.js';
import { makePiece, type Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import type { DateWords } from '../words.js';

const NAMED = anchored(
  `(?:tahun|thn)${GAP}(?<year>\\d{3,4}|['’]\\d{2})(?<era>${GAP}(?:masehi|sm))?${NUMBER_END}`,
);
const SPAN = anchored(`(?:tahun${GAP})?(?<from>\\d{4})[ ]?${DASH}[ ]?(?<to>\\d{4})${NUMBER_END}`);
// "'98"
const SHORT = anchored(String.raw`\d{2}(?![${LATIN}\d'’-]|[.,/:]\d)`);
const BARE = anchored(String.raw`\d{4}(?![${LATIN}\d%]|[.,/:-]\d|-[${LATIN}])`);
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
/** A year this long past after a name is part of it ("Persib 1933"). */
const OLD = 1960;

/** "tahun 2014", "pada 1949", "2019–2024", "(2014)". Other numbers of four digits are counts, prices, models. */
export const year: ParserFactory = (words) => ({
  rule: 'dates/year',
  triggers: [DIGIT, 'tahun', 'thn'],
  parse(text, at) {
    const span = matchAt(SPAN, text, at);
    if (span && isolated(text, at)) {
      const { from = '', to = '' } = span.groups;
      const interval = readSpan(at, span.end, Number(from), Number(to));
      if (interval) return [interval];
    }
    const named = matchAt(NAMED, text, at);
    if (named) {
      const year = namedYear(named.groups.year ?? '', named.groups.era);
      return [makePiece('point', 'dates/year', at, named.end, { fields: { year } })];
    }
    const short = matchAt(SHORT, text, at);
    if (short && /(?:^|\s)['’‘]$/.test(text.slice(Math.max(0, at - 2), at))) {
      return [
        makePiece('point', 'dates/year', at - 1, short.end, {
          fields: { year: namedYear(`'${short.text}`, undefined) },
        }),
      ];
    }
    const bare = matchAt(BARE, text, at);
    if (!bare || !isYear(text, at, bare.end, words)) return null;
    return [makePiece('point', 'dates/year', at, bare.end, { fields: { year: Number(bare.text) } })];
  },
});

function namedYear(digits: string, era: string | undefined): number {
  if (/sm$/i.test(era ?? '')) return -Number(digits);
  if (/^\d/.test(digits)) return Number(digits);
  const short = Number(digits.slice(1));
  return short >= 30 ? 1900 + short : 2000 + short;
}

/** "2019–2024" is one interval with two ends; "tahun" before it is part of it, as it is before a single year. */
function readSpan(at: number, end: number, from: number, to: number): Piece | null {
  if (from >= to || from < 1000 || to > LAST_YEAR || to - from > 150) return null;
  return makePiece('point', 'dates/year', at, end, { fields: { year: from }, until: { year: to } });
}

function isolated(text: string, at: number): boolean {
  return !/[\p{L}\d/.,:#@=&+$_-]$/u.test(text.slice(Math.max(0, at - 1), at));
}

function isYear(text: string, at: number, end: number, words: DateWords): boolean {
  if (!isolated(text, at)) return false;
  const value = Number(text.slice(at, end));
  const before = wordBefore(text, at);
  const after = wordAfter(text, end);
  const key = wordKey(before);
  // "31 Februari 2020": what is left of a day that does not exist.
  if (words.months.has(key)) return false;
  if (words.notYearAfter.has(key) || words.counted.has(wordKey(after))) return false;
  const cued = words.prepositions.has(key) || words.events.has(key);
  if (value < FIRST_YEAR || value > LAST_YEAR)
    return (
      cued &&
      key !== 'dan' &&
      key !== 'di' &&
      key !== 'dari' &&
      value >= 1000 &&
      value < FIRST_YEAR &&
      !/^\p{Ll}/u.test(after)
    );
  return cued || !(isCapital(before) && value < OLD);
}

/** "1970-an", "era 90-an", "dekade 1980-an". */
export const decade: ParserFactory = () => {
  const pattern = anchored(
    `(?:(?:era|tahun|dekade|periode|dasawarsa)${GAP})?['’]?(?:(?<long>\\d{3})0|(?<short>\\d)0)[ ]?${DASH}?[ ]?an${END}`,
  );
  return {
    rule: 'dates/decade',
    triggers: [DIGIT, 'era', 'tahun', 'dekade', 'periode', 'dasawarsa'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found || !isolated(text, at)) return null;
      const { long, short } = found.groups;
      if (!long && !/^\p{L}|^['’]/u.test(found.text) && Number(short) < 5) return null;
      const decade = long ? Number(long) : Number(short) >= 3 ? 190 + Number(short) : 200 + Number(short);
      return [makePiece('point', 'dates/decade', at, found.end, { fields: { decade } })];
    },
  };
};

/** "tahun anggaran 2024/2025", "musim 2014-2015", "2013/2014": a year that begins in one and ends in the next. */
export const fiscalYear: ParserFactory = () => {
  const head = `(?:tahun${GAP}(?:anggaran|ajaran|pelajaran|akademik|buku|fiskal)|musim(?:${GAP}kompetisi)?|TA|periode)${GAP}`;
  const named = anchored(`${head}(?<from>\\d{4})(?:[ ]?[/-–-][ ]?(?<to>\\d{4}|\\d{2}))?${NUMBER_END}`);
  const bare = anchored(`(?<from>\\d{4})/(?<to>\\d{4})${NUMBER_END}`);
  return {
    rule: 'dates/fiscal-year',
    triggers: [DIGIT, 'tahun', 'musim', 'ta'],
    parse(text, at) {
      const found = matchAt(named, text, at) ?? matchAt(bare, text, at);
      if (!found || !isolated(text, at)) return null;
      const year = Number(found.groups.from);
      const { to } = found.groups;
      if (!to) return [makePiece('point', 'dates/fiscal-year', at, found.end, { fields: { year } })];
      if (Number(to) % 100 !== (year + 1) % 100) return null;
      // "musim 2022-2023": "musim" is the noun that the years tell apart, as "edisi" is.
      const start = /^musim/i.test(found.text) ? at + found.text.search(/\d/) : at;
      return [
        makePiece('point', 'dates/fiscal-year', start, found.end, {
          fields: { year },
          until: { year: year + 1 },
        }),
      ];
    },
  };
};
