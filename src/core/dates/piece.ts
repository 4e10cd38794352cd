import type { Day } from './calendar.js';

/** What a parser reads at one place of the text, before it is placed on the calendar. */

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'night';

/** What is stated of a calendar time. `decade` 197 is the 1970s, `century` 18 the 1800s, as in TIMEX3. */
export interface Fields {
  century?: number;
  decade?: number;
  year?: number;
  half?: number;
  quarter?: number;
  season?: string;
  month?: number;
  weekday?: number;
  weekend?: number;
  /** Which week of its month, the last being the fifth. */
  weekOfMonth?: number;
  day?: number;
  dayPart?: string;
  hour?: number;
  minute?: number;
  second?: number;
}

/** Side of the reference time: "lalu", "depan", "ini"; `that` points back to a time spoken of ("itu"). */
export type Direction = 'past' | 'future' | 'this' | 'that';

export interface Amount {
  /** null where it is not stated: "beberapa hari". */
  count: number | null;
  unit: Unit;
}

/** A day that another calendar fixes: of the Islamic year, counted from Easter, or one listed for each year. */
export interface MovingDay {
  hijri?: { year?: number; month?: number; day?: number };
  easter?: number;
  days?: Day[];
}

export interface Piece {
  /** `point` lies on the calendar; `ref` is only past, present or future. */
  kind: 'point' | 'ref' | 'duration' | 'set';
  rule: string;
  start: number;
  end: number;
  fields: Fields;
  /** That many units from the reference time ("kemarin": day, -1), or from the last time spoken of. */
  shift: { unit: Unit; count: number | null } | null;
  base: 'reference' | 'context';
  direction: Direction | null;
  moving: MovingDay | null;
  /** Days from the day named: -7 in "H-7 Lebaran". */
  dayOffset: number | null;
  amounts: Amount[];
  /** Fixed value of a `ref` or `set`, or of a duration without amount. */
  value: string | null;
  /** Value of the other end where the expression itself is an interval ("2024/2025"). */
  until: { year: number } | null;
  zone: string | null;
  /** Hours (24 h) of the part of the day named, into which a twelve-hour time beside it falls. */
  hours: { from: number; to: number } | null;
  /** Stands only if something beside it shows that it is a time: a lone "malam" or "(3/5)". */
  weak: boolean;
  /** Written in brackets: "(28/12/2014)"; the brackets belong to it once it joins a word before it. */
  bracketed: boolean;
  /** The other end of a range: "3" and "5 Mei 2021". */
  from: Piece | null;
  to: Piece | null;
}

/** A piece of the given kind; what is not given is absent. */
export function makePiece(
  kind: Piece['kind'],
  rule: string,
  start: number,
  end: number,
  rest: Partial<Piece> = {},
): Piece {
  return {
    kind,
    rule,
    start,
    end,
    fields: {},
    shift: null,
    base: 'reference',
    direction: null,
    moving: null,
    dayOffset: null,
    amounts: [],
    value: null,
    until: null,
    zone: null,
    hours: null,
    weak: false,
    bracketed: false,
    from: null,
    to: null,
    ...rest,
  };
}

/** Where a piece begins and ends with its brackets. */
export function outer(piece: Piece): { start: number; end: number } {
  return piece.bracketed
    ? { start: piece.start - 1, end: piece.end + 1 }
    : { start: piece.start, end: piece.end };
}
