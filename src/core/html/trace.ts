import type { RootCandidate } from './content/root.js';
import type { ShownWitness } from './meta/witness.js';

/** What `warta explain` shows of the reading of a page; filled only when it is given. */
export interface ReadTrace {
  roots: RootCandidate[];
  /** All witnesses of each metadata field. */
  witnesses: Record<string, ShownWitness[]>;
  /** Every line of the page in order, with the rule that took it out, or null where it (or part of it) was kept. */
  lines: { text: string; rule: string | null }[];
}

export function emptyTrace(): ReadTrace {
  return { roots: [], witnesses: {}, lines: [] };
}
