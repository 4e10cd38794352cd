import type { Analysis, DateMention } from '../types.js';
import { resolvePieces } from './resolve/mention.js';
import { anchorOf } from './resolve/reference.js';
import type { DateRules } from './rules.js';
import { scan } from './scan.js';
import { wordKey } from './vocabulary.js';

export interface DateContext {
  /** ISO 8601 moment or day the text is read at (its publication), or null: values then stay partial. */
  reference: string | null;
  /** Offset of the outlet, "+07:00"; null where it is not known: times without a printed zone then have none. */
  zone: string | null;
  /** Place of the report ("Makassar"), whose zone goes before that of the outlet. */
  place?: string | null;
}

/** Time expressions of an analysed text, in text order. */
export function findDates(analysis: Analysis, context: DateContext, rules: DateRules): DateMention[] {
  return findDatesInText(analysis.text, context, rules);
}

/** Time expressions of a text, in text order; `text.slice(start, end)` is each one's text. Never throws. */
export function findDatesInText(text: string, context: DateContext, rules: DateRules): DateMention[] {
  let pieces = scan(text, rules.triggers);
  for (const refine of rules.refiners) pieces = refine(pieces, text);
  const reference = anchorOf(context.reference, context.zone);
  const zone = rules.words.placeZones.get(wordKey(context.place ?? '')) ?? context.zone;
  return resolvePieces(pieces, { text, reference, zone, words: rules.words });
}
