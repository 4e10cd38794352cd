import type { Ruleset } from '../rules/ruleset.js';
import type { Analysis, DateMention, Quote, Who } from '../types.js';

export interface QuoteContext {
  dates: DateMention[];
  who: Who;
}

/** Direct and indirect quotations with their speakers, in text order. */
export function findQuotes(_analysis: Analysis, _context: QuoteContext, _rules: Ruleset): Quote[] {
  return [];
}
