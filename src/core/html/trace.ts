import type { Removal } from '../types.js';
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

/** A line of the page: `kept` when the article has it or a part of it, else with the rule known for it, if any. */
export interface PageLine {
  text: string;
  kept: boolean;
  rule: string | null;
}

/** The page's lines with the rules of the removals: each removal stands for the first line of its text not yet named. */
export function traceLines(lines: PageLine[], removed: Removal[]): ReadTrace['lines'] {
  const rules = new Map<string, string[]>();
  for (const { text, rule } of [...removed].reverse()) {
    const list = rules.get(text);
    if (list) list.push(rule);
    else rules.set(text, [rule]);
  }
  return lines.map(({ text, kept, rule }) => {
    if (kept) return { text, rule: null };
    return { text, rule: rules.get(text)?.pop() ?? rule ?? 'page/outside' };
  });
}
