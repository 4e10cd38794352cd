import type { Parser, ParserFactory } from './parser.js';
import { amount } from './parsers/amount.js';
import { clock } from './parsers/clock.js';
import { countdown } from './parsers/countdown.js';
import { dayMonth, dayOnly, englishDate } from './parsers/day-month.js';
import { dayPart } from './parsers/day-part.js';
import { monthYear } from './parsers/month.js';
import { numericDate } from './parsers/numeric.js';
import { century, hijri, quarter, season } from './parsers/period.js';
import { anniversaryParser, phraseParser } from './parsers/phrase.js';
import { every, frequency, rate } from './parsers/repeat.js';
import { edge, unitTail } from './parsers/unit.js';
import { weekOfMonth } from './parsers/week-of-month.js';
import { weekday } from './parsers/weekday.js';
import { decade, fiscalYear, year } from './parsers/year.js';
import type { Piece } from './piece.js';
import { hintRefiner } from './refiners/hints.js';
import { joinLengths, joinPieces } from './refiners/join.js';
import { modifierRefiner } from './refiners/modifiers.js';
import { rangeRefiner } from './refiners/ranges.js';
import { dropUnsupported } from './refiners/support.js';
import type { DateRule } from './schema.js';
import type { DateWords } from './words.js';

export type Refiner = (pieces: Piece[], text: string) => Piece[];

/** In the order in which they are tried at one place; the first that reads something wins. */
export function parsersFor(words: DateWords, rules: DateRule[]): Parser[] {
  const make = (factory: ParserFactory) => factory(words);
  return [
    make(every),
    make(frequency),
    make(rate),
    anniversaryParser(rules),
    make(hijri),
    make(numericDate),
    make(dayMonth),
    make(englishDate),
    make(dayOnly),
    make(clock),
    phraseParser(rules), // before amounts: "sehari-hari" is no "sehari"
    make(amount),
    make(fiscalYear),
    make(decade),
    make(year),
    make(century),
    make(quarter),
    make(season),
    make(edge),
    make(weekOfMonth), // before weekdays: "Minggu kedua Maret" is no Sunday
    make(unitTail),
    make(weekday),
    make(monthYear),
    make(dayPart),
    make(countdown),
  ];
}

/** In the order in which they run over all pieces of a text. */
export function refinersFor(words: DateWords): Refiner[] {
  return [
    joinPieces, // "Minggu" + "(28/12/2014)"
    hintRefiner(words), // "Minggu (28/12/2014) kemarin"
    joinPieces, // "Minggu lalu" + "(28/12)"
    joinLengths, // "dua jam" + "30 menit"
    rangeRefiner(words), // "Senin" - "Rabu"
    dropUnsupported,
    modifierRefiner(words), // "sekitar" + "40 menit"
  ];
}
