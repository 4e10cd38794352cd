import { z } from 'zod';
import { ruleBase } from '../rules/schema.js';

/** What files under rules/dates may hold; each list stands in one file only. */

const words = z.array(z.string().min(1)).min(1);
const unit = z.enum([
  'second',
  'minute',
  'hour',
  'day',
  'weekend',
  'week',
  'month',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
  'night',
]);
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const base = z.enum(['reference', 'context']).default('reference');

/** A fixed phrase, a named day, or (without `phrases`) the examples of a parser in the code. */
export const dateRule = ruleBase.extend({
  phrases: words.optional(),
  shift: z.object({ unit, count: z.int() }).optional(),
  base,
  dayPart: z.string().optional(),
  ref: z.enum(['PAST_REF', 'PRESENT_REF', 'FUTURE_REF']).optional(),
  duration: z.string().regex(/^P/).optional(),
  set: z.string().min(1).optional(),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
  hijri: z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(30).optional() }).optional(),
  easter: z.int().optional(),
  /** Its day in each year for which it is known. */
  days: z.array(isoDay).optional(),
  /** Year of the first occurrence, for counted anniversaries ("HUT ke-75"). */
  since: z.int().optional(),
  /** Words right before or after the phrase with which it means something else. */
  not_after: words.optional(),
  not_before: words.optional(),
  /** In lower case stands only after one of these words. */
  only_after: words.optional(),
  /** A word must follow: "dulu" at the end of a clause means "first". */
  not_final: z.boolean().default(false),
  /** Must begin with a capital letter. */
  capital: z.boolean().default(false),
});
export type DateRule = z.output<typeof dateRule>;

export const dateRuleFile = z.strictObject({
  months: z
    .array(z.object({ names: words, other: z.array(z.string()) }))
    .length(12)
    .optional(),
  weekdays: z.array(words).length(7).optional(),
  hijriMonths: z.array(words).length(12).optional(),
  /** First days of Islamic months as declared: "1445-09": "2024-03-12". */
  declaredMonths: z.record(z.string().regex(/^\d{4}-\d{2}$/), isoDay).optional(),
  seasons: z.record(z.string(), words).optional(),
  dayParts: z
    .array(z.object({ code: z.string(), names: words, from: z.number(), to: z.number() }))
    .optional(),
  zones: z.record(z.string(), z.string().regex(/^[+-]\d{2}:\d{2}$/)).optional(),
  placeZones: z.record(z.string().regex(/^[+-]\d{2}:\d{2}$/), words).optional(),
  clockWords: words.optional(),
  units: z.partialRecord(unit, words).optional(),
  numbers: z.record(z.string(), z.number()).optional(),
  multipliers: z.record(z.string(), z.number()).optional(),
  ordinals: words.optional(),
  vague: words.optional(),
  hints: z.partialRecord(z.enum(['past', 'future', 'this', 'that']), words).optional(),
  amountTails: z
    .partialRecord(z.enum(['before', 'after', 'ahead', 'beforeThat', 'afterThat', 'span']), words)
    .optional(),
  unitTails: z.array(z.object({ words, count: z.int(), base })).optional(),
  modifiers: words.optional(),
  rangeWords: words.optional(),
  lengthBefore: words.optional(),
  boundBefore: words.optional(),
  apposition: words.optional(),
  cues: z.object({ future: words, toward: words, past: words, since: words, ahead: words }).optional(),
  notPartAfter: words.optional(),
  saying: words.optional(),
  counted: words.optional(),
  notYearAfter: words.optional(),
  events: words.optional(),
  names: words.optional(),
  prepositions: words.optional(),
  rules: z.array(dateRule).optional(),
});
export type DateRuleFile = z.output<typeof dateRuleFile>;
