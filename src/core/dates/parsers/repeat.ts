import { pad } from '../calendar.js';
import { readNumber } from '../numbers.js';
import { anchored, DASH, DIGIT, END, GAP, matchAt, type ParserFactory } from '../parser.js';
import { makePiece, type Piece, type Unit } from '../piece.js';
import { lengthValue } from '../resolve/length.js';
import { wordKey } from '../vocabulary.js';
import { type DateWords, firstWords } from '../words.js';

/** "setiap Senin", "tiap tahun", "setiap 17 Agustus", "setiap pagi", "setiap dua tahun". */
export const every: ParserFactory = (words) => {
  const { unit, weekday, dayPart, month, number, ordinal } = words.alt;
  const when = [
    `(?:hari${GAP})?(?<weekday>${weekday})(?:${GAP}(?<part>${dayPart}))?`,
    `(?<weekend>akhir${GAP}(?:pekan|minggu))`,
    `(?:tanggal${GAP})?(?<day>\\d{1,2})${GAP}(?<month>${month})`,
    `tanggal${GAP}(?<date>\\d{1,2})`,
    `(?:bulan${GAP})?(?<monthly>${words.alt.monthName})`,
    `(?<daily>${dayPart})`,
    `(?:(?<count>\\d{1,3}|${number})${GAP})?(?<unit>${unit})(?:nya)?`,
  ].join('|');
  const pattern = anchored(
    `(?:setiap|tiap-tiap|tiap|saban)${GAP}(?:${when})${END}(?!${GAP}(?:${ordinal})${END})(?:${GAP}sekali${END})?`,
  );
  return {
    rule: 'dates/every',
    triggers: ['setiap', 'tiap', 'saban'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      const value = found && everyValue(found.groups, words);
      if (!found || !value) return null;
      return [makePiece('set', 'dates/every', at, found.end, { value, fields: {} })];
    },
  };
};

function everyValue(groups: Record<string, string | undefined>, words: DateWords): string | null {
  const { weekday, part, weekend, day, month, date, monthly, count, unit, daily } = groups;
  if (weekday) return `XXXX-WXX-${words.weekdays.get(wordKey(weekday)) ?? 'X'}${partValue(part, words)}`;
  if (weekend) return 'XXXX-WXX-WE';
  if (day) return `XXXX-${pad(words.months.get(wordKey(month ?? '')) ?? 0)}-${pad(Number(day))}`;
  if (date) return `XXXX-XX-${pad(Number(date))}`;
  if (monthly) return `XXXX-${pad(words.months.get(wordKey(monthly)) ?? 0)}`;
  if (daily) return `XXXX-XX-XX${partValue(daily, words)}`;
  const size = count ? readNumber(count, words) : 1;
  const name = words.units.get(wordKey(unit ?? ''));
  return size && name ? lengthValue([{ count: size, unit: name }]) : null;
}

function partValue(part: string | undefined, words: DateWords): string {
  return part ? `T${words.dayParts.get(wordKey(part))?.code ?? 'XX'}` : '';
}

/** "Rp2 miliar per tahun", "dua ton per hari"; "per hari ini" is a day, "per jam" a speed. */
export const rate: ParserFactory = (words) => {
  const tails = `${words.alt.unitTail}|\\d`;
  const pattern = anchored(`per${GAP}(?<unit>${words.alt.unit})${END}(?!${GAP}(?:${tails}))`);
  return {
    rule: 'dates/rate',
    triggers: ['per'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      const unit = found && words.units.get(wordKey(found.groups.unit ?? ''));
      if (!found || !unit || SHORTER_THAN_DAY.has(unit)) return null;
      const value = lengthValue([{ count: 1, unit }]);
      return [makePiece('set', 'dates/rate', at, found.end, { value })];
    },
  };
};

const SHORTER_THAN_DAY = new Set<Unit>(['second', 'minute', 'hour']);

/** "dua kali sepekan", "sekali dalam setahun", "lima tahun sekali", "seminggu dua kali". */
export const frequency: ParserFactory = (words) => {
  const { unit, number } = words.alt;
  const count = `(?:\\d{1,3}(?:${DASH}\\d{1,3})?|${number}|beberapa)`;
  const times = anchored(
    `(?:sekali|${count}${GAP}kali)${GAP}(?:dalam${GAP})?(?:se(?<one>${unit})|(?<count>${number}|\\d{1,3})${GAP}(?<unit>${unit}))${END}(?!${GAP}(?:lalu|terakhir|ke depan|mendatang))`,
  );
  const once = anchored(
    `(?:se(?<one>${unit})|(?<count>\\d{1,3}|${number})${GAP}(?<unit>${unit}))${GAP}(?:sekali|${count}${GAP}kali)${END}`,
  );
  return {
    rule: 'dates/frequency',
    triggers: [
      DIGIT,
      'sekali',
      'beberapa',
      ...firstWords(words.numbers.keys()),
      ...[...words.units.keys()].map((u) => `se${u}`),
    ],
    parse(text, at) {
      const found = matchAt(times, text, at) ?? matchAt(once, text, at);
      if (!found) return null;
      const { one, count, unit: name } = found.groups;
      const unit: Unit | undefined = words.units.get(wordKey(one ?? name ?? ''));
      const size = one ? 1 : readNumber(count ?? '', words);
      if (!unit || size === null) return null;
      return [
        makePiece('set', 'dates/frequency', at, found.end, {
          value: lengthValue([{ count: size, unit }]),
        }) satisfies Piece,
      ];
    },
  };
};
