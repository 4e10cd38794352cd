import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase } from '../rules/schema.js';
import { analyze } from '../text/analyze.js';
import { findQuotes } from './find.js';

/** What an indirect clause needs after the verb; see the head of rules/quotes/verbs.yaml. */
export type Content = 'speech' | 'clause' | 'marked' | 'asked' | 'none';

/** A form of a reporting verb. `bare` stands before its speaker ("kata Rina"), so does `passive` ("dikatakan Rina"). */
export interface CueForm {
  rule: string;
  lemma: string;
  form: 'bare' | 'active' | 'passive';
  /** "katanya": the speaker is the enclitic. */
  clitic: boolean;
  /** A bare form that may also follow its speaker: "bilang Rina" and "Rina bilang", but never "Rina kata". */
  both: boolean;
  content: Content;
}

export interface QuoteRules {
  cues: Map<string, CueForm>;
  words: Record<WordList, Set<string>>;
}

const wordLists = [
  'sources',
  'documents',
  'citing',
  'bridges',
  'closing',
  'that',
  'that-asked',
  'pointing',
  'title-words',
  'pronouns',
  'speaker-ends',
  'determiners',
  'openers',
  'joiners',
  'governors',
  'calendar',
  'not-speakers',
  'unsaid',
  'subordinate',
] as const;
export type WordList = (typeof wordLists)[number];

const list = z.array(z.string().regex(/^\S+$/, 'one word, no spaces'));
const verb = ruleBase.extend({
  lemma: z.string(),
  bare: list.default([]),
  active: list.default([]),
  passive: list.default([]),
  content: z.enum(['speech', 'clause', 'marked', 'asked', 'none']),
});
const verbFile = z.strictObject({ rules: z.array(verb) });
const wordFile = z.record(z.enum(wordLists), list);

const isWordFile = (file: RuleFile) => file.path === 'quotes/words.yaml';

/** Reporting verbs (rules/quotes/verbs.yaml) and the words around speech (rules/quotes/words.yaml). */
export const quoteDomain: RuleDomain<QuoteRules> = {
  name: 'quotes',
  owns: (path) => path.startsWith('quotes/'),
  validate(file) {
    file.data = parseRuleFile(isWordFile(file) ? wordFile : verbFile, file);
  },
  compile(files) {
    const words = Object.fromEntries(
      wordLists.map((name) => [name, new Set<string>()]),
    ) as QuoteRules['words'];
    const cues = new Map<string, CueForm>();
    for (const file of files) {
      if (isWordFile(file)) {
        const lists = file.data as z.output<typeof wordFile>;
        for (const name of wordLists) for (const word of lists[name]) words[name].add(word);
      } else addVerbs(cues, file);
    }
    return { cues, words };
  },
  examples: (files) => files.filter((f) => !isWordFile(f)).flatMap(listExamples),
  fired(rules, { example }) {
    const text = String(example);
    const block = { kind: 'paragraph' as const, start: 0, end: text.length };
    const analysis = analyze(text, [block], rules.text);
    const quotes = findQuotes(analysis, { dates: [], who: { actors: [], places: [] } }, rules);
    return quotes.flatMap((q) => [q.rule, ...(q.cue ? [`quotes/${q.cue.lemma}`] : [])]);
  },
};

/** @throws RuleError when two verbs claim one form */
function addVerbs(cues: Map<string, CueForm>, file: RuleFile): void {
  for (const rule of (file.data as z.input<typeof verbFile>).rules) {
    const { id, lemma, content } = rule;
    if (id !== `quotes/${lemma}`)
      throw new RuleError(file.path, `rule ${id}: its id should be quotes/${lemma}`);
    const add = (word: string, form: CueForm['form'], clitic: boolean) => {
      const other = cues.get(word);
      if (other) throw new RuleError(file.path, `rule ${id}: "${word}" is a form of ${other.rule} already`);
      const both = form === 'bare' && !clitic && rule.active?.includes(word) === true;
      cues.set(word, { rule: id, lemma, form, clitic, both, content });
    };
    for (const word of rule.bare ?? []) {
      add(word, 'bare', false);
      add(`${word}nya`, 'bare', true);
    }
    for (const word of rule.active ?? []) if (!rule.bare?.includes(word)) add(word, 'active', false);
    for (const word of rule.passive ?? []) {
      add(word, 'passive', false);
      add(`${word}nya`, 'passive', true);
    }
  }
}
