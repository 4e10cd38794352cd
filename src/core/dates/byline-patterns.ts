import { LATIN } from '../text/latin.js';
import { alternatives } from './vocabulary.js';

/** The patterns of printed publication dates, compiled once from the words of the rules. */
export interface BylinePatterns {
  days: { rule: string; pattern: RegExp }[];
  time: RegExp;
}

const NOT_AFTER_WORD = String.raw`(?<![${LATIN}\d])`;
const NOT_IN_NUMBER = String.raw`(?![${LATIN}\d])`;
const SPACE = String.raw`\s{0,3}`;

/** @param months all month names; @param zones names of zones ("wib") */
export function bylinePatterns(months: string[], zones: string[]): BylinePatterns {
  const month = `(?<name>${alternatives(months)})\\.?`;
  const day = String.raw`(?<day>\d{1,2})`;
  const compile = (source: string) => new RegExp(NOT_AFTER_WORD + source + NOT_IN_NUMBER, 'i');
  return {
    days: [
      // "2023-11-02T20:59:53+07:00", "2023/11/02 20:59:53"
      {
        rule: 'dates/byline-iso',
        pattern: /(?<!\d)(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)/u,
      },
      // "Kamis, 02 Nov 2023", "10. Maret 2011", "19 Aug 20", "29-Agustus-2025"
      {
        rule: 'dates/byline-day-month',
        pattern: compile(`${day}\\.?[-/\\s]{0,3}${month}[-,/\\s]{0,3}(?<year>\\d{4}|['’]?\\d{2}(?![:.]\\d))`),
      },
      // "July 5, 2019"
      {
        rule: 'dates/byline-month-day',
        pattern: compile(`${month}${SPACE}${day}(?:st|nd|rd|th)?,?${SPACE}(?<year>\\d{4})`),
      },
      // "29/06/2020", "31.7.2021", "05-11-15"
      {
        rule: 'dates/byline-numbers',
        pattern: compile(
          String.raw`${day}(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<year>\d{4}|\d{2}(?!\k<sep>))`,
        ),
      },
    ],
    // "T07:34:00Z", "16.00 WIB", "07:34 PM"
    time: new RegExp(
      String.raw`(?<![\d.:/-])(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:\.\d{1,9})?)?(?!\d|[:./-]\d)` +
        String.raw`(?:${SPACE}(?<half>[ap]\.?m\.?)(?![${LATIN}]))?` +
        String.raw`(?:${SPACE}(?:\(?(?<zone>${alternatives(zones)})(?![${LATIN}\d])|(?<offset>[+-]\d{2}:?\d{2}|Z)(?![${LATIN}\d])))?`,
      'i',
    ),
  };
}
