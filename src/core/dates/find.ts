import type { Analysis, DateMention } from '../types.js';
import type { DateRules } from './rules.js';

export interface DateContext {
  /** ISO 8601 moment or day the text is read at (its publication), or null: values then stay partial. */
  reference: string | null;
  /** Offset of the outlet, "+07:00". */
  zone: string;
}

/** Time expressions of an analysed text, in text order. */
export function findDates(_analysis: Analysis, _context: DateContext, _rules: DateRules): DateMention[] {
  return [];
}
