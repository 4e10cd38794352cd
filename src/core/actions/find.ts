import type { Ruleset } from '../rules/ruleset.js';
import type { Action, Analysis, DateMention, Quote, Who } from '../types.js';

export interface ActionContext {
  dates: DateMention[];
  who: Who;
  quotes: Quote[];
  /** Headline: evidence for which actions the article is about. */
  title: string | null;
}

/** Who did what to whom, in text order. */
export function findActions(_analysis: Analysis, _context: ActionContext, _rules: Ruleset): Action[] {
  return [];
}
