import type { RuleExample } from '../rules/domain.js';
import type { Ruleset } from '../rules/ruleset.js';
import { analyze } from '../text/analyze.js';
import { readActions } from './find.js';

/** Ids of the rules that fire on an example sentence: constructions, word lists, verb classes and frames. */
export function fired(rules: Ruleset, example: RuleExample): string[] {
  const text = String(example.example);
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
  const { used } = readActions(
    analysis,
    { dates: [], who: { actors: [], places: [] }, quotes: [], title: null },
    rules,
  );
  return [...used];
}
