import { z } from 'zod';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase, validated } from '../rules/schema.js';
import { analyze } from '../text/analyze.js';
import type { Voice } from '../types.js';
import { type Compiled, compilePatterns } from './compile.js';
import { sweep } from './sweep.js';

/** What a hit does to the actions the grammar found; see src/core/actions/patterns.ts. */
export interface PatternUse {
  id: string;
  /** `amend` an action of the grammar, or make an `event` of what only a noun tells. */
  does: 'amend' | 'event';
  class: string | null;
  lemma: string | null;
  voice: Voice;
}

export interface MatchRules {
  compiled: Compiled;
  uses: Map<string, PatternUse>;
}

const patternFile = z.strictObject({
  rules: z.array(
    ruleBase.extend({
      pattern: z.string().min(1),
      priority: z.int().default(0),
      class: z.string().nullable().default(null),
      lemma: z.string().nullable().default(null),
      does: z.enum(['amend', 'event']).default('amend'),
      voice: z.enum(['active', 'passive']).default('active'),
    }),
  ),
});

const tagFile = z.strictObject({
  tags: z.array(
    z.strictObject({
      tag: z.string().regex(/^[A-Z][A-Za-z]+$/, 'a tag starts with a capital'),
      words: z.array(z.string().regex(/^\S+$/, 'one word')).default([]),
      roots: z.array(z.string().regex(/^\S+$/, 'one word')).default([]),
    }),
  ),
});

const isTagFile = (file: RuleFile) => file.path === 'patterns/tags.yaml';

/** Patterns over tagged tokens and the word lists they name: rules/patterns. */
export const matchDomain: RuleDomain<MatchRules> = {
  name: 'match',
  owns: (path) => path.startsWith('patterns/'),
  validate(file) {
    file.data = parseRuleFile(isTagFile(file) ? tagFile : patternFile, file);
  },
  compile(files) {
    const tags = files.filter(isTagFile).flatMap((file) => validated(tagFile, file).tags);
    const rules = files
      .filter((file) => !isTagFile(file))
      .flatMap((file) => validated(patternFile, file).rules.map((rule) => ({ ...rule, path: file.path })));
    return {
      compiled: compilePatterns(rules, tags),
      uses: new Map(rules.map((rule) => [rule.id, rule])),
    };
  },
  examples: (files) => files.filter((f) => !isTagFile(f)).flatMap(listExamples),
  fired(rules, { example }) {
    const text = String(example);
    const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
    return sweep(rules.match.compiled, analysis).map((hit) => hit.rule);
  },
};
