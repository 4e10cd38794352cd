import { LATIN } from '../text/latin.js';
import { isoDay } from './calendar.js';
import { type MoonCalendar, moonCalendar } from './hijri.js';
import type { Unit } from './piece.js';
import type { DateRuleFile } from './schema.js';
import { alternatives, numbered, wordKey } from './vocabulary.js';

export interface DayPart {
  code: string;
  /** Hours (24 h, beyond 24 in the next day) a twelve-hour time beside it is moved into. */
  from: number;
  to: number;
}

/** All words of the date rules: look-ups by `wordKey`, and the same words as pattern alternatives. */
export interface DateWords {
  months: Map<string, number>;
  weekdays: Map<string, number>;
  hijriMonths: Map<string, number>;
  seasons: Map<string, string>;
  dayParts: Map<string, DayPart>;
  zones: Map<string, string>;
  /** Zone of a region by its name. */
  placeZones: Map<string, string>;
  units: Map<string, Unit>;
  numbers: Map<string, number>;
  multipliers: Map<string, number>;
  ordinals: Map<string, number>;
  hints: Map<string, 'past' | 'future' | 'this' | 'that'>;
  amountTails: Map<string, AmountTail>;
  unitTails: Map<string, { count: number; base: 'reference' | 'context' }>;
  cues: Record<'future' | 'toward' | 'past' | 'since' | 'ahead', Set<string>>;
  /** After these a time to come is a length: "selama tiga hari ke depan". */
  lengthBefore: Set<string>;
  /** After these it is the end of that length: "hingga tiga hari ke depan". */
  boundBefore: Set<string>;
  /** What stands between a time and the closer one that explains it: ", tepatnya ". */
  apposition: RegExp;
  /** The Islamic calendar with the declared months. */
  hijri: MoonCalendar;
  notPartAfter: Set<string>;
  /** A reporting verb after a quotation, with nothing but the rest of its sentence behind it. */
  saying: RegExp;
  counted: Set<string>;
  notYearAfter: Set<string>;
  events: Set<string>;
  names: Set<string>;
  prepositions: Set<string>;
  alt: Record<
    | 'monthName'
    | 'month'
    | 'weekday'
    | 'hijri'
    | 'season'
    | 'dayPart'
    | 'zone'
    | 'unit'
    | 'clock'
    | 'number'
    | 'ordinal'
    | 'vague'
    | 'hint'
    | 'amountTail'
    | 'unitTail'
    | 'modifier'
    | 'range',
    string
  >;
}

export type AmountTail = 'before' | 'after' | 'ahead' | 'beforeThat' | 'afterThat' | 'span';

/** Gathers the words of all rule files. */
export function dateWords(file: DateRuleFile): DateWords {
  const months = file.months ?? [];
  const dayParts = file.dayParts ?? [];
  const units = keyed(Object.entries(file.units ?? {}) as [Unit, string[]][]);
  const numbers = new Map(Object.entries(file.numbers ?? {}));
  const multipliers = new Map(Object.entries(file.multipliers ?? {}));
  const numberWord = alternatives([...numbers.keys(), ...multipliers.keys()]);
  const hints = keyed(Object.entries(file.hints ?? {}) as ['past' | 'future' | 'this' | 'that', string[]][]);
  const amountTails = keyed(Object.entries(file.amountTails ?? {}) as [AmountTail, string[]][]);
  const unitTails = keyed((file.unitTails ?? []).map(({ words, ...tail }) => [tail, words]));
  const seasons = keyed(Object.entries(file.seasons ?? {}));
  const set = (list: string[] | undefined) => new Set((list ?? []).map(wordKey));
  return {
    months: numbered(months.map((m) => [...m.names, ...m.other])),
    weekdays: numbered(file.weekdays ?? []),
    hijriMonths: numbered(file.hijriMonths ?? []),
    seasons,
    dayParts: keyed(dayParts.map(({ names, ...part }) => [part, names])),
    zones: new Map(Object.entries(file.zones ?? {})),
    placeZones: keyed(Object.entries(file.placeZones ?? {})),
    units,
    numbers,
    multipliers,
    ordinals: new Map((file.ordinals ?? []).map((word, i) => [word, i + 1])),
    hints,
    amountTails,
    unitTails,
    cues: {
      future: set(file.cues?.future),
      toward: set(file.cues?.toward),
      past: set(file.cues?.past),
      since: set(file.cues?.since),
      ahead: set(file.cues?.ahead),
    },
    lengthBefore: set(file.lengthBefore),
    boundBefore: set(file.boundBefore),
    apposition: new RegExp(`^,?\\s(?:${alternatives(file.apposition ?? [])})\\s(?:pada\\s)?$`, 'i'),
    hijri: moonCalendar(
      new Map(Object.entries(file.declaredMonths ?? {}).map(([month, day]) => [month, isoDay(day)])),
    ),
    notPartAfter: set(file.notPartAfter),
    saying: new RegExp(`["”]\\s?(?:${alternatives(file.saying ?? [])})(?![${LATIN}])[^.!?\\n]*$`, 'i'),
    counted: set(file.counted),
    notYearAfter: set(file.notYearAfter),
    events: set(file.events),
    names: set(file.names),
    prepositions: set(file.prepositions),
    alt: {
      monthName: alternatives(months.flatMap((m) => m.names)),
      month: alternatives(months.flatMap((m) => [...m.names, ...m.other])),
      weekday: alternatives((file.weekdays ?? []).flat()),
      hijri: alternatives((file.hijriMonths ?? []).flat()),
      season: alternatives(seasons.keys()),
      dayPart: alternatives(dayParts.flatMap((p) => p.names)),
      zone: alternatives(Object.keys(file.zones ?? {})),
      unit: alternatives(units.keys()),
      clock: alternatives(file.clockWords ?? []),
      number: `(?:${numberWord})(?:[ ](?:${numberWord})){0,6}`,
      ordinal: alternatives(file.ordinals ?? []),
      vague: alternatives(file.vague ?? []),
      hint: alternatives(hints.keys()),
      amountTail: alternatives(amountTails.keys()),
      unitTail: alternatives(unitTails.keys()),
      modifier: alternatives(file.modifiers ?? []),
      range: alternatives(file.rangeWords ?? []),
    },
  };
}

function keyed<T>(entries: [T, string[]][]): Map<string, T> {
  return new Map(
    entries.flatMap(([value, words]) => words.map((word): [string, T] => [wordKey(word), value])),
  );
}

/** First word of each phrase, as the scanner looks words up. */
export function firstWords(phrases: Iterable<string>): Set<string> {
  return new Set([...phrases].map(firstWord));
}

/** The word or number that a text begins with, in lower case, or "". */
export function firstWord(text: string): string {
  return /^[\p{L}\p{N}]+/u.exec(text)?.[0].toLowerCase() ?? '';
}
