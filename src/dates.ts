/** `import { parseDates } from 'warta/dates'`: time expressions of Indonesian text, with their values. */
import { type Byline, parseByline as parse } from './core/dates/byline.js';
import { findDatesInText } from './core/dates/find.js';
import type { DateRules } from './core/dates/rules.js';
import type { DateMention } from './core/types.js';
import { loadRules } from './io/rules/load.js';

export type { Byline } from './core/dates/byline.js';
export { findDates } from './core/dates/find.js';
export type { DateRules } from './core/dates/rules.js';
export type { DateMention, DateType } from './core/types.js';

export interface ParseOptions {
  /** ISO 8601 moment or day the text was published; without it values stay partial ("XXXX-07-30"). */
  reference?: string | null;
  /** Offset of the place of publication, "+07:00", for times that print no zone. */
  zone?: string | null;
  /** Place the text reports from ("Makassar"): its zone goes before that of the outlet. */
  place?: string | null;
}

let packaged: DateRules | null = null;

/** The package's own rules, read from its folder on first use. */
function packagedRules(): DateRules {
  packaged ??= loadRules().dates;
  return packaged;
}

/**
 * Every time expression of a text, in text order, as TIMEX3 values.
 * @param rules compiled date rules; the package's own where none are given
 */
export function parseDates(text: string, options: ParseOptions = {}, rules?: DateRules): DateMention[] {
  const { reference = null, zone = null, place = null } = options;
  return findDatesInText(text, { reference, zone, place }, rules ?? packagedRules());
}

/** The publication date of a byline: "Kompas.com - 29/06/2020, 07:34 WIB". Null where it states no full date. */
export function parseByline(text: string, options: { zone?: string } = {}, rules?: DateRules): Byline | null {
  return parse(text, { zone: options.zone ?? '+07:00' }, rules ?? packagedRules());
}
