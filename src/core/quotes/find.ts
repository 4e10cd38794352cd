import type { Ruleset } from '../rules/ruleset.js';
import type { Analysis, DateMention, Quote, Span, Who } from '../types.js';
import { findDirect } from './direct.js';
import type { Focus } from './focus.js';
import { findIndirect } from './indirect.js';
import { Names } from './names.js';

export interface QuoteContext {
  dates: DateMention[];
  who: Who;
}

/** Quotations, and what was learnt on the way of who speaks and who is spoken of. */
export interface Speech {
  quotes: Quote[];
  /** Who comes into focus where, in text order. */
  focus: readonly Focus[];
  /** What stands in quotation marks, in text order. */
  passages: readonly Span[];
}

/** Direct and indirect quotations with their speakers, in text order. */
export function findQuotes(analysis: Analysis, context: QuoteContext, rules: Ruleset): Quote[] {
  return readSpeech(analysis, context, rules).quotes;
}

export function readSpeech(analysis: Analysis, context: QuoteContext, rules: Ruleset): Speech {
  const reading = { analysis, rules: rules.quotes, names: new Names(context.who) };
  const { quotes: direct, focus, passages } = findDirect(reading);
  const indirect = findIndirect(reading, direct, focus);
  const quotes = [...direct, ...indirect].sort((a, b) => a.start - b.start || a.end - b.end);
  return { quotes: quotes.map((quote, i) => ({ id: `q${i + 1}`, ...quote })), focus: focus.all, passages };
}
