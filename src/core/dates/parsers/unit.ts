import { anchored, END, GAP, matchAt, NUMBER_END, type ParserFactory, startsSentence } from '../parser.js';
import { makePiece, type Unit } from '../piece.js';
import { wordKey } from '../vocabulary.js';

/** "tahun lalu", "pekan depan", "bulan ini", "tahun itu", "tahun sebelumnya". */
export const unitTail: ParserFactory = (words) => {
  const pattern = anchored(`(?<unit>${words.alt.unit}|musim)${GAP}(?<tail>${words.alt.unitTail})${END}`);
  return {
    rule: 'dates/unit',
    triggers: [...words.units.keys(), 'musim'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const name = wordKey(found.groups.unit ?? '');
      if (/^Minggu/.test(found.text) && !startsSentence(text, at)) return null;
      const unit = name === 'musim' ? 'year' : words.units.get(name);
      const tail = words.unitTails.get(wordKey(found.groups.tail ?? ''));
      if (!unit || !tail || !isCalendar(unit) || /\p{L}[-‐‑–]$/u.test(text.slice(Math.max(0, at - 2), at)))
        return null;
      const shift = { unit, count: tail.count };
      return [makePiece('point', 'dates/unit', at, found.end, { shift, base: tail.base })];
    },
  };
};

/** "malam ini" and "jam itu" are read elsewhere, or are no times. */
function isCalendar(unit: Unit): boolean {
  return !['second', 'minute', 'hour', 'night', 'day'].includes(unit);
}

/** "akhir pekan", "akhir tahun", "awal bulan lalu", "pertengahan tahun ini": an end of the unit we are in. */
export const edge: ParserFactory = (words) => {
  const edges = 'awal|akhir|pertengahan|tengah|penghujung|pengujung|penutup|pembuka';
  const pattern = anchored(
    `(?:(?<edge>${edges})${GAP}(?<unit>pekan|minggu|bulan|tahun|abad|dekade|semester|kuartal|triwulan)|(?<weekend>weekend))${END}` +
      `(?!${GAP}(?:\\d|ke[- ]?\\d|pertama|kedua|ketiga|(?:I{1,3}|IV|V|X)${END}|${words.alt.month}|${words.alt.hijri}|baru|anggaran|ajaran))(?:${GAP}(?<tail>${words.alt.unitTail})${END})?${NUMBER_END}`,
  );
  return {
    rule: 'dates/edge',
    triggers: [...edges.split('|'), 'weekend'],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const { edge, unit: name = '', weekend, tail: tailName } = found.groups;
      const tail = words.unitTails.get(wordKey(tailName ?? ''));
      if (weekend || (/^akhir$/i.test(edge ?? '') && /^(?:pekan|minggu)$/i.test(name))) {
        const shift = tail ? { unit: 'weekend' as const, count: tail.count } : null;
        return [
          makePiece('point', 'dates/edge', at, found.end, {
            fields: { weekend: 1 },
            shift,
            base: tail?.base ?? 'reference',
          }),
        ];
      }
      const unit = words.units.get(wordKey(name));
      if (!unit) return null;
      const shift = { unit, count: tail?.count ?? 0 };
      return [makePiece('point', 'dates/edge', at, found.end, { shift, base: tail?.base ?? 'reference' })];
    },
  };
};
