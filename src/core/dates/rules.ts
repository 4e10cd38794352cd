import { RuleError } from '../errors.js';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile, validated } from '../rules/schema.js';
import { parseByline } from './byline.js';
import { type BylinePatterns, bylinePatterns } from './byline-patterns.js';
import { findDatesInText } from './find.js';
import { parsersFor, type Refiner, refinersFor } from './grammar.js';
import type { Parser } from './parser.js';
import { PHRASES } from './parsers/phrase.js';
import { indexTriggers, type Triggers } from './scan.js';
import { type DateRule, type DateRuleFile, dateRuleFile } from './schema.js';
import { type DateWords, dateWords } from './words.js';

/** The date rules, compiled: parsers by their first words, refiners in order, and the patterns of byline dates. */
export interface DateRules {
  words: DateWords;
  triggers: Triggers;
  refiners: Refiner[];
  months: Map<string, number>;
  zones: Map<string, string>;
  byline: BylinePatterns;
}

export const dateDomain: RuleDomain<DateRules> = {
  name: 'dates',
  owns: (path) => path.startsWith('dates/'),
  validate(file) {
    file.data = parseRuleFile(dateRuleFile, file);
  },
  compile(files) {
    const parsed = files.map((file) => validated(dateRuleFile, file));
    const all: DateRuleFile = Object.assign({}, ...parsed);
    const rules = parsed.flatMap((file) => file.rules ?? []);
    const words = dateWords(all);
    const phrases = uniquePhrases(rules, files[0]?.path ?? 'dates');
    const zones = [...words.zones.keys()];
    const parsers = parsersFor(words, phrases);
    requireExamples(parsers, rules, files[0]?.path ?? 'dates');
    return {
      words,
      triggers: indexTriggers(parsers),
      refiners: refinersFor(words),
      months: words.months,
      zones: words.zones,
      byline: bylinePatterns([...words.months.keys()], zones),
    };
  },
  examples: (files) => files.flatMap(listExamples),
  fired(rules, example) {
    const context = { reference: EXAMPLE_REFERENCE, zone: '+07:00' };
    const text = String(example.example);
    const byline = parseByline(text, context, rules.dates);
    const mentions = findDatesInText(text, context, rules.dates);
    return [...mentions.map((mention) => mention.rule), ...(byline ? [byline.rule] : [])];
  },
};

/** Examples are read as if published on this day; which rule fires does not depend on it. */
const EXAMPLE_REFERENCE = '2020-05-04';

/** @throws RuleError when a parser of the code has no rule that shows by example what it reads */
function requireExamples(parsers: Parser[], rules: DateRule[], path: string): void {
  const shown = new Set(rules.map((rule) => rule.id));
  const missing = parsers.find((parser) => parser.rule !== PHRASES && !shown.has(parser.rule));
  if (missing) throw new RuleError(path, `no rule shows by example what ${missing.rule} reads`);
}

/** @throws RuleError when two rules claim one phrase or one id */
function uniquePhrases(rules: DateRule[], path: string): DateRule[] {
  const owner = new Map<string, string>();
  for (const rule of rules) {
    for (const key of [`id ${rule.id}`, ...(rule.phrases ?? [])]) {
      const other = owner.get(key);
      if (other) throw new RuleError(path, `rules ${other} and ${rule.id} both have "${key}"`);
      owner.set(key, rule.id);
    }
  }
  return rules;
}
