import type { Ruleset } from '../rules/ruleset.js';
import type { Analysis, DateMention, Who } from '../types.js';

export interface WhoContext {
  dates: DateMention[];
  /** Headline; its names may complete the body's. No mention is made in it: offsets refer to the body. */
  title: string | null;
}

/** Actors and places of a text, one entry each with all their mentions. */
export function findWho(_analysis: Analysis, _context: WhoContext, _rules: Ruleset): Who {
  return { actors: [], places: [] };
}
