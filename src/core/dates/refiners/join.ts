import { type Fields, outer, type Piece } from '../piece.js';

/** What a piece states, as one letter: Weekday, Date, Month, Part of day, Clock, Shift, Year, Quarter, Named, H ("H-7"). */
function shape(piece: Piece): string {
  const f = piece.fields;
  if (piece.dayOffset !== null) return 'H';
  if (piece.moving) return 'N';
  if (f.hour !== undefined) return 'C';
  if (piece.shift) return 'S';
  if (f.day !== undefined) return f.month !== undefined ? 'D' : 'O';
  if (f.weekOfMonth !== undefined) return '-';
  if (f.month !== undefined) return 'M';
  if (f.weekday !== undefined) return 'W';
  if (f.dayPart !== undefined) return 'P';
  if (f.quarter !== undefined || f.half !== undefined || f.season !== undefined) return 'Q';
  return f.year !== undefined ? 'Y' : '-';
}

const WORDS_APART = /^[ \t\u00a0]{1,3}$/;
const GLUED = /^[ \t\u00a0]{0,3}$/;
const COMMA = /^,[ \t\u00a0]{0,2}$/;

/** Which pieces make one expression when the first stands before the second, and what may lie between them. */
const JOINS: Record<string, RegExp> = {
  WD: /^,?[ \t\u00a0]{0,3}$/, // "Kamis, 2 November", "Senin (4/5)"
  WO: /^,?[ \t\u00a0]{0,3}$/, // "Senin tanggal 5"
  WP: WORDS_APART, // "Minggu malam"
  WC: WORDS_APART, // "Senin pukul 10.00"
  WS: WORDS_APART, // "Senin pekan depan"
  DP: WORDS_APART, // "Minggu (28/12/2014) pagi"
  DC: WORDS_APART, // "2 November 2023 pukul 20.59"
  DS: WORDS_APART, // "17 Agustus tahun lalu"
  DY: WORDS_APART, // "3 Mei tahun 2006"
  PD: GLUED, // "malam (3/5)"
  PC: WORDS_APART, // "malam pukul 19.00"
  PS: WORDS_APART, // "sore kemarin"
  CP: WORDS_APART, // "pukul 7 pagi"
  CW: WORDS_APART, // "pukul 10.00 WIB Senin"
  CD: WORDS_APART,
  CS: WORDS_APART, // "pukul 10 kemarin"
  SP: WORDS_APART, // "kemarin sore"
  SC: WORDS_APART, // "besok pukul 8"
  SD: GLUED, // "kemarin (19/11)"
  OS: WORDS_APART, // "tanggal 5 bulan ini"
  OP: WORDS_APART,
  OC: WORDS_APART,
  MS: WORDS_APART, // "Januari tahun lalu"
  MY: WORDS_APART, // "Agustus tahun 2020"
  QS: WORDS_APART, // "kuartal pertama tahun ini"
  QY: WORDS_APART,
  NY: WORDS_APART, // "Lebaran 2014"
  NS: WORDS_APART,
  NP: WORDS_APART,
  HN: WORDS_APART, // "H-7 Lebaran"
  HD: WORDS_APART, // "H-1 Natal"
  HY: WORDS_APART, // "H-7 Lebaran 2024"
};

/** Joins neighbouring pieces that say one time together: "Minggu" + "(28/12/2014)" + "pagi". */
export function joinPieces(pieces: Piece[], text: string): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && canJoin(last, piece, text)) out[out.length - 1] = join(last, piece);
    else out.push(piece);
  }
  return out;
}

function canJoin(a: Piece, b: Piece, text: string): boolean {
  if (a.kind !== 'point' || b.kind !== 'point' || a.to || (b.from && !b.bracketed)) return false;
  if (b.bracketed && shape(b) !== 'D') return false;
  const gap = text.slice(outer(a).end, outer(b).start);
  if (gap.length > 14) return false;
  const pair = shape(a) + shape(b);
  if (pair === 'NN') return WORDS_APART.test(gap) && namesIslamicYear(a, b);
  const pattern = JOINS[pair];
  if (!pattern?.test(gap)) return false;
  if (pair === 'SD' && !b.bracketed) return false;
  if (COMMA.test(gap) && a.fields.dayPart) return false;
  if (pair === 'SP' || pair === 'SC' || pair === 'SD')
    return a.shift?.unit === 'day' || a.shift?.unit === 'week';
  if (pair === 'HY')
    return (a.moving !== null || a.fields.month !== undefined) && compatible(a.fields, b.fields);
  if (pair === 'PS' || pair === 'CS') return b.shift?.unit === 'day' && !b.fields.dayPart;
  if (pair === 'WS') return b.shift?.unit === 'week';
  if (pair === 'OS') return b.shift?.unit === 'month';
  if (pair === 'MS' || pair === 'DS' || pair === 'QS' || pair === 'NS')
    return b.shift?.unit === 'year' && a.fields.year === undefined;
  if (pair === 'PC' && b.fields.dayPart !== undefined) return false;
  return compatible(a.fields, b.fields);
}

/** "Idul Fitri" + "1441 H". */
function namesIslamicYear(a: Piece, b: Piece): boolean {
  return (
    a.moving?.hijri?.year === undefined &&
    a.moving?.hijri?.month !== undefined &&
    b.moving?.hijri?.month === undefined
  );
}

function compatible(a: Fields, b: Fields): boolean {
  return Object.keys(b).every((key) => !(key in a));
}

function join(a: Piece, b: Piece): Piece {
  const first = outer(a);
  const start = a.bracketed ? a.start : first.start;
  return {
    ...a,
    rule: RULES_THAT_YIELD.has(a.rule) ? b.rule : a.rule,
    start,
    end: outer(b).end,
    fields: { ...a.fields, ...b.fields },
    shift: a.shift ?? b.shift,
    base: a.base === 'context' || b.base === 'context' ? 'context' : 'reference',
    direction: b.direction ?? a.direction,
    dayOffset: a.dayOffset ?? b.dayOffset,
    moving:
      a.moving?.hijri && b.moving?.hijri
        ? { hijri: { ...a.moving.hijri, ...b.moving.hijri } }
        : (a.moving ?? b.moving),
    zone: a.zone ?? b.zone,
    hours: a.hours ?? b.hours,
    weak: false,
    bracketed: false,
    from: b.from ?? a.from,
    to: b.to,
  };
}

/** A part of the day beside a date is named after the date. */
const RULES_THAT_YIELD = new Set(['dates/day-part']);

/** Lengths that follow each other are one: "dua jam 30 menit", "tiga hari dua malam". */
export function joinLengths(pieces: Piece[], text: string): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && isContinued(last, piece, text)) {
      out[out.length - 1] = { ...last, end: piece.end, amounts: [...last.amounts, ...piece.amounts] };
    } else out.push(piece);
  }
  return out;
}

const ORDER = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'month',
  'week',
  'day',
  'night',
  'hour',
  'minute',
  'second',
];

function isContinued(a: Piece, b: Piece, text: string): boolean {
  if (a.kind !== 'duration' || b.kind !== 'duration' || a.to || b.from) return false;
  const upper = a.amounts.at(-1);
  const lower = b.amounts[0];
  if (!upper || !lower || upper.count === null || lower.count === null) return false;
  if (!/^[ ](?:(?:dan|lebih)[ ])?$/.test(text.slice(a.end, b.start))) return false;
  const step = ORDER.indexOf(lower.unit) - ORDER.indexOf(upper.unit);
  return step > 0 && step <= 4;
}
