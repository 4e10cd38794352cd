import { LATIN } from '../../text/latin.js';
import { DIGITS, readNumber } from '../numbers.js';
import {
  anchored,
  DASH,
  DIGIT,
  END,
  GAP,
  matchAt,
  type ParserFactory,
  wordAfter,
  wordBefore,
} from '../parser.js';
import { type Amount, makePiece, type Piece, type Unit } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import { type AmountTail, type DateWords, firstWords } from '../words.js';

/** "dua hari", "1,5 tahun", "2-3 menit", "setahun", "bertahun-tahun", "beberapa bulan lalu", "dua jam 30 menit". */
export const amount: ParserFactory = (words) => {
  const { number, unit, vague, amountTail, range } = words.alt;
  const count = `(?:${DIGITS}|${number})`;
  const scale = `(?:${GAP}(?:ribu|juta|miliar))?`;
  const to = `(?:[ ]?${DASH}[ ]?|${GAP}(?:${range}|atau)${GAP})`;
  const half = `(?:${GAP}setengah)?`;
  const tail = `(?:${GAP}(?<tail>${amountTail})${END}(?:${GAP}ini${END})?)?`;
  const stated = anchored(
    `(?:(?<from>${count})${to})?(?<count>${count}${scale}${half}|setengah)${GAP}(?<unit>${unit})${END}${tail}`,
  );
  const one = anchored(`se(?<unit>${unit})(?<half>${GAP}setengah)?${END}(?!${DASH}[${LATIN}])${tail}`);
  const open = anchored(
    `(?:(?<vague>${vague})${GAP}(?<unit>${unit})|ber(?<again>${unit})${DASH}\\k<again>)${END}${tail}`,
  );
  const units = [...words.units.keys()];
  return {
    rule: 'dates/amount',
    triggers: [
      DIGIT,
      'setengah',
      ...firstWords(words.numbers.keys()),
      ...firstWords(words.alt.vague.split('|').map((w) => w.replace(/\[.*/, ''))),
      ...units.map((u) => `se${u}`),
      ...units.map((u) => `ber${u}`),
    ],
    parse(text, at) {
      const found = matchAt(stated, text, at) ?? matchAt(one, text, at) ?? matchAt(open, text, at);
      if (!found) return null;
      const { groups } = found;
      const name = groups.unit ?? groups.again ?? '';
      const unit = words.units.get(wordKey(name));
      if (!unit || !isLength(text, at, found.end, name, groups, words)) return null;
      const open_ = groups.vague !== undefined || /^ber/i.test(found.text);
      const size: Amount = { count: open_ ? null : sizeOf(groups, words), unit };
      if (!open_ && size.count === null) return null;
      const piece = fromAmount(
        at,
        found.end,
        size,
        tailOf(groups.tail, unit, wordKey(wordBefore(text, at)), words),
      );
      return groups.from ? withLower(piece, at, groups.from, groups, words) : [piece];
    },
  };
};

function sizeOf(groups: Record<string, string | undefined>, words: DateWords): number | null {
  if (groups.count === undefined) return groups.half ? 1.5 : 1;
  if (/^setengah$/i.test(groups.count)) return 0.5;
  return readNumber(groups.count, words);
}

/** Days to come are lived through, months and years counted to their end. */
const LIVED_THROUGH = new Set<Unit>(['second', 'minute', 'hour', 'day', 'night', 'weekend', 'week']);

/** What the word after an amount makes of it: "selama tiga hari ke depan" stays a length, "dua hari lalu" is a point. */
function tailOf(
  word: string | undefined,
  unit: Unit,
  before: string,
  words: DateWords,
): Exclude<AmountTail, 'ahead'> | null {
  const tail = word ? words.amountTails.get(wordKey(word)) : undefined;
  if (tail !== 'ahead' && tail !== 'after') return tail ?? null;
  if (words.lengthBefore.has(before)) return 'span';
  return tail === 'ahead' && LIVED_THROUGH.has(unit) && !words.boundBefore.has(before) ? 'span' : 'after';
}

/** "dua hari lalu" is a point two days back; without such a word, or with "terakhir", it is a length of time. */
function fromAmount(at: number, end: number, size: Amount, tail: Exclude<AmountTail, 'ahead'> | null): Piece {
  if (tail === null || tail === 'span') {
    return makePiece('duration', 'dates/amount', at, end, {
      amounts: [size],
      direction: tail ? 'past' : null,
    });
  }
  const sign = tail === 'before' || tail === 'beforeThat' ? -1 : 1;
  const base = tail === 'beforeThat' || tail === 'afterThat' ? 'context' : 'reference';
  const { unit, count } = inYears(size);
  const shift = { unit, count: count === null ? null : sign * count };
  return makePiece('point', 'dates/ago', at, end, { shift, base, direction: sign < 0 ? 'past' : 'future' });
}

/** "satu dekade silam" is the year ten years back; "dekade lalu" alone is the decade before this. */
function inYears({ count, unit }: Amount): Amount {
  return unit === 'decade' && count !== null ? { count: count * 10, unit: 'year' } : { count, unit };
}

/** "2-3 menit": "2" is an amount of its own, in the unit that follows. */
function withLower(
  piece: Piece,
  at: number,
  from: string,
  groups: Record<string, string | undefined>,
  words: DateWords,
): Piece[] {
  const count = readNumber(from, words);
  const unit = words.units.get(wordKey(groups.unit ?? ''));
  if (count === null || !unit || piece.kind !== 'duration') return [piece];
  const first = makePiece('duration', 'dates/amount', at, at + from.length, {
    amounts: [{ count, unit }],
    to: piece,
  });
  const tail = groups.tail ? groups.tail.length + 1 : 0;
  piece.start = piece.end - tail - (groups.unit ?? '').length - 1 - (groups.count ?? '').length;
  piece.from = first;
  return [first, piece];
}

/** "5 Minggu" counts weeks only after digits; "dua jam tangan" are watches, "dua bulan" with a capital no months. */
function isLength(
  text: string,
  at: number,
  end: number,
  unit: string,
  groups: Record<string, string | undefined>,
  words: DateWords,
): boolean {
  const after = wordKey(wordAfter(text, end));
  if (wordKey(unit) === 'jam' && /^(?:tangan|dinding|pasir|weker|beker)$/.test(after)) return false;
  if (wordKey(unit) === 'bulan' && /^(?:sabit|purnama)$/.test(after)) return false;
  if (unit === 'Minggu' && !/^\d/.test(text[at] ?? '')) return false;
  if (/^malam$/i.test(unit) && !groups.count) return false;
  if (/^[\d]/.test(text[at] ?? '') && /(?:\d[/.,:-]|[/:])$/.test(text.slice(Math.max(0, at - 2), at)))
    return false;
  // "Nomor 78 Tahun 2007": the year is the law's.
  if (wordKey(unit) === 'tahun' && /^\d{4}$/.test(after)) return false;
  return !(words.weekdays.has(after) && wordKey(unit) === 'hari');
}
