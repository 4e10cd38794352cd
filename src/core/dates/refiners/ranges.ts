import { DASH } from '../parser.js';
import type { Fields, Piece } from '../piece.js';
import type { DateWords } from '../words.js';

/** Ties the two ends of a range: "Senin-Rabu", "20 September sampai 4 Oktober", "antara Mei dan Juli". */
export function rangeRefiner(words: DateWords): (pieces: Piece[], text: string) => Piece[] {
  const between = new RegExp(`^(?:[ ]?${DASH}[ ]?|[ ](?:${words.alt.range})[ ])$`, 'iu');
  return (pieces, text) => {
    for (let i = 0; i + 1 < pieces.length; i++) {
      const a = pieces[i];
      const b = pieces[i + 1];
      if (!a || !b || a.kind !== 'point' || b.kind !== 'point') continue;
      if (a.to) {
        if (b.from) share(a, b);
        continue;
      }
      const gap = text.slice(a.end, b.start);
      if (gap.length > 16 || !(between.test(gap) || isBetween(text, a, gap))) continue;
      if (!sameGrain(a, b)) continue;
      a.to = b;
      b.from = a;
      share(a, b);
    }
    return pieces;
  };
}

/** "antara Mei dan Juli 2015". */
function isBetween(text: string, a: Piece, gap: string): boolean {
  return (
    / dan $/i.test(gap) && /(?:^|[^\p{L}])antara\s$/iu.test(text.slice(Math.max(0, a.start - 9), a.start))
  );
}

function sameGrain(a: Piece, b: Piece): boolean {
  const keys: (keyof Fields)[] = ['hour', 'day', 'weekday', 'month', 'year', 'decade'];
  if (a.fields.weekday !== undefined && b.fields.weekday !== undefined) return true;
  const finest = (f: Fields) => keys.find((key) => f[key] !== undefined);
  return a.shift !== null || b.shift !== null || finest(a.fields) === finest(b.fields);
}

/** The year is said once: "Januari-Maret 2015", and with the months turned, "Desember-Januari 2015", is the year before. */
function share(a: Piece, b: Piece): void {
  if (a.fields.hour !== undefined) {
    a.zone ??= b.zone;
    a.hours ??= b.hours;
    b.hours ??= a.hours;
  }
  const year = b.fields.year;
  const { month } = a.fields;
  if (year === undefined || a.fields.year !== undefined || month === undefined) return;
  a.fields = { ...a.fields, year: (b.fields.month ?? 0) < month ? year - 1 : year };
}
