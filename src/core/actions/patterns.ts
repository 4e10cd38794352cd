import type { PatternUse } from '../match/rules.js';
import type { Hit } from '../match/sweep.js';
import type { Action, Analysis } from '../types.js';

/**
 * Amends the grammar's actions by what patterns found: a light verb takes class and root of the event noun it
 * carries ("melakukan penyelidikan": selidik, investigate). The noun stays the target, so the reader sees both.
 */
export function applyPatterns(
  actions: Action[],
  hits: Hit[],
  uses: Map<string, PatternUse>,
  analysis: Analysis,
): Action[] {
  const byStart = new Map(hits.map((hit) => [hit.start, hit]));
  return actions.map((action) => {
    const hit = byStart.get(action.verb.start);
    const use = hit && uses.get(hit.rule);
    if (!hit || !use) return action;
    const event = hit.groups.event;
    const lemma = use.lemma ?? (event && analysis.tokens[event.first]?.root) ?? action.verb.lemma;
    return { ...action, rule: hit.rule, class: use.class ?? action.class, verb: { ...action.verb, lemma } };
  });
}
