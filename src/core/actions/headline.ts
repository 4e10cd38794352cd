import { analyze } from '../text/analyze.js';
import type { TextRules } from '../text/rules.js';
import type { Action } from '../types.js';

/** A story is about at most this many actions. */
const MOST = 3;
/** Evidence that is enough: the headline's verb in the lead, or the verb and both its parties. */
const ENOUGH = 5;
/** Sentences that may state what the story is about. */
const LEAD = 4;

/** Reporting and supporting verbs are hardly ever what a story is about. */
const minor: ReadonlySet<string> = new Set(['report', 'have', 'know', 'describe', 'need']);

/**
 * Marks the one to three actions the article is about, by the headline's words and by how early they stand:
 * "KPK Tangkap Bupati" and the lead's "KPK menangkap Bupati …". Without a headline, the lead's first main action.
 */
export function markHeadline(actions: Action[], title: string | null, rules: TextRules): Action[] {
  const words = title ? headlineWords(title, rules) : { roots: new Set<string>(), forms: new Set<string>() };
  const scored = actions.map((action, i) => ({ i, score: scoreOf(action, words) }));
  const best = scored.filter((s) => s.score >= ENOUGH).sort((a, b) => b.score - a.score || a.i - b.i);
  const chosen = new Map<string, number>();
  for (const { i } of best) {
    const lemma = actions[i]?.verb.lemma ?? '';
    if (chosen.size < MOST && !chosen.has(lemma)) chosen.set(lemma, i);
  }
  const picked = new Set(chosen.size > 0 ? chosen.values() : [firstMain(actions)]);
  return actions.map((action, i) => (picked.has(i) ? { ...action, headline: true } : action));
}

function headlineWords(title: string, rules: TextRules): { roots: Set<string>; forms: Set<string> } {
  const block = { kind: 'paragraph' as const, start: 0, end: title.length };
  const { tokens } = analyze(title, [block], rules);
  const words = tokens.filter((t) => t.kind === 'word' && t.lower.length > 2);
  return { roots: new Set(words.map((t) => t.root)), forms: new Set(words.map((t) => t.lower)) };
}

function scoreOf(action: Action, words: { roots: Set<string>; forms: Set<string> }): number {
  if (action.quote || action.sentence > LEAD) return 0;
  const verb = words.roots.has(action.verb.lemma) || words.forms.has(action.verb.text.toLowerCase()) ? 4 : 0;
  const early = action.sentence === 0 ? 2 : 1;
  const parties = shares(action.actor?.text, words.forms) + shares(action.target?.text, words.forms);
  const main = action.rule === 'actions/main' ? 1 : 0;
  return verb + early + parties + main - (minor.has(action.class ?? '') ? 2 : 0);
}

function shares(text: string | undefined, forms: Set<string>): number {
  return text
    ?.toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length > 2 && forms.has(word))
    ? 1
    : 0;
}

function firstMain(actions: Action[]): number {
  const at = actions.findIndex((a) => a.rule === 'actions/main' && !a.quote && !minor.has(a.class ?? ''));
  return Math.max(at, 0);
}
