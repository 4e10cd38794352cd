import type { Ruleset } from '../rules/ruleset.js';
import type { Analysis, DateMention, Quote, Who } from '../types.js';
import { findDirect } from './direct.js';
import { findIndirect } from './indirect.js';
import { Names } from './names.js';

export interface QuoteContext {
  dates: DateMention[];
  who: Who;
}

/** Direct and indirect quotations with their speakers, in text order. */
export function findQuotes(analysis: Analysis, context: QuoteContext, rules: Ruleset): Quote[] {
  const reading = { analysis, rules: rules.quotes, names: new Names(context.who) };
  const { quotes: direct, focus } = findDirect(reading);
  const indirect = findIndirect(reading, direct, focus);
  const quotes = [...direct, ...indirect].sort((a, b) => a.start - b.start || a.end - b.end);
  return quotes.map((quote, i) => ({ id: `q${i + 1}`, ...quote }));
}
