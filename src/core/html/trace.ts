import type { Author, Removal } from '../types.js';
import type { RootCandidate } from './content/root.js';
import type { ShownWitness, Witness } from './meta/witness.js';
import type { ReadBody } from './read-body.js';

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

/** The witnesses of a page's date and authors, and which of them were believed. */
export interface Believed {
  dates: Witness<string>[];
  publishedAt: string | undefined;
  named: Witness<Author>[];
  authors: Witness<Author>[];
}

/** Notes how a page was read: its containers, what became of every line, and the witnesses of its fields. */
export function traceArticle(trace: ReadTrace, body: ReadBody, believed: Believed): void {
  const { root, lines, scan, scored, removed, title } = body;
  const { dates, publishedAt, named, authors } = believed;
  const kept = new Set(lines.map((line) => line.segment.index));
  trace.roots = root.candidates;
  trace.lines = traceLines(
    scan.segments.map((s) => ({
      text: s.text,
      kept: kept.has(s.index),
      rule: scored.dropped[s.index] ?? null,
    })),
    removed,
  );
  trace.witnesses.title = title.witnesses.map((w) => ({ ...w, chosen: w.value === title.field?.value }));
  trace.witnesses.publishedAt = dates.map((w) => ({ ...w, chosen: w.value === publishedAt }));
  trace.witnesses.authors = named.map((w) => ({
    ...w,
    value: `${w.value.name} (${w.value.role})`,
    chosen: authors.includes(w),
  }));
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
