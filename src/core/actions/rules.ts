import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase, validated } from '../rules/schema.js';
import type { Modality } from '../types.js';
import { fired } from './examples.js';
import { formsOf, readPattern } from './forms.js';

/** What a word does in a clause; a word may do several things. */
export const wordGroups = [
  'negation',
  'not-only',
  'modality',
  'subordinator',
  'that',
  'relative',
  'coordinator',
  'copula',
  'preposition',
  'adverb',
  'determiner',
  'pronoun',
  'quantifier',
  'matrix',
  'connective',
  'animate',
  'ordinal',
  'length',
  'act',
  'purpose',
  'binds',
  'binds-short',
  'degree',
] as const;
export type WordGroup = (typeof wordGroups)[number];

const modalities = [
  'planned',
  'ongoing',
  'completed',
  'possible',
  'obligated',
  'requested',
  'alleged',
  'conditional',
] as const satisfies readonly Modality[];

const roles = ['target', 'recipient', 'complement'] as const;
export type Role = (typeof roles)[number];

const wordFile = z.object({
  rules: z.array(
    ruleBase.extend({
      group: z.enum(wordGroups),
      modality: z.enum(modalities).optional(),
      words: z.array(z.string().regex(/^\S+( \S+){0,3}$/, 'one to four words')).min(1),
    }),
  ),
});

const constructionFile = z.object({ rules: z.array(ruleBase) });

const confidenceFile = z.object({
  computed: z.string(),
  rules: z.record(
    z.string(),
    z.object({ right: z.int(), found: z.int(), confidence: z.number().min(0).max(1) }),
  ),
});

const frameFile = z.object({
  rules: z.array(
    ruleBase.extend({
      object: z.enum(['target', 'recipient', 'none']),
      second: z.enum(roles).optional(),
      prepositions: z.record(z.string(), z.enum(roles)).default({}),
      clause: z.boolean().default(false),
      control: z.enum(['subject', 'object', 'none']).default('none'),
      predicate: z.boolean().default(false),
      agent: z.boolean().default(false),
    }),
  ),
});

const classFile = z.object({
  class: z.string().regex(/^[a-z-]+$/),
  plover: z.string().nullable(),
  rules: z.array(
    ruleBase.extend({
      frame: z.string(),
      cue: z.boolean().default(false),
      verbs: z
        .array(z.string().refine((p) => readPattern(p) !== null, 'a verb pattern reads "meN-tangkap"'))
        .min(1),
    }),
  ),
});

export type Frame = z.output<typeof frameFile>['rules'][number];

/** What the rules know of a verb form. */
export interface VerbEntry {
  class: string;
  /** Root of the pattern ("hasil" of "ber-hasil"). */
  root: string;
  rule: string;
  frame: Frame;
  /** Bare form of a prefixed verb: counts only where a bare verb is licensed. */
  bare: boolean;
  /** The form has a verbal affix, so it is a verb whatever stands around it. */
  affixed: boolean;
  /** Reports speech with the speaker after it. */
  cue: boolean;
}

/** Everything the rules say of one word (or several in a row). */
export interface WordUse {
  groups: Set<WordGroup>;
  rules: Map<WordGroup, string>;
  modality: Modality | null;
}

export interface ActionRules {
  words: Map<string, WordUse>;
  /** First words of entries of several words. */
  starts: Set<string>;
  verbs: Map<string, VerbEntry>;
  cues: Map<string, VerbEntry>;
  frames: Map<string, Frame>;
  /** Class to PLOVER event type. */
  plover: Map<string, string>;
  confidence: Map<string, number>;
}

const framePath = 'verbs/frames.yaml';

function schemaOf(path: string) {
  if (path === framePath) return frameFile;
  if (path === 'actions/words.yaml') return wordFile;
  if (path === 'actions/confidence.yaml') return confidenceFile;
  return path.startsWith('verbs/') ? classFile : constructionFile;
}

/** Clauses, verb frames and verb classes: rules/actions and rules/verbs. */
export const actionDomain: RuleDomain<ActionRules> = {
  name: 'actions',
  owns: (path) => /^(actions|verbs)\//.test(path),
  validate(file) {
    file.data = parseRuleFile(schemaOf(file.path), file);
  },
  compile(files) {
    const rules: ActionRules = {
      words: new Map(),
      starts: new Set(),
      verbs: new Map(),
      cues: new Map(),
      frames: new Map(),
      plover: new Map(),
      confidence: new Map(),
    };
    for (const file of files) {
      if (file.path === framePath)
        for (const frame of validated(frameFile, file).rules) addFrame(rules, frame);
      if (file.path === 'actions/words.yaml') addWords(rules, validated(wordFile, file).rules);
      if (file.path === 'actions/confidence.yaml') {
        const table = validated(confidenceFile, file).rules;
        for (const [id, row] of Object.entries(table)) rules.confidence.set(id, row.confidence);
      }
    }
    for (const file of files) {
      if (file.path.startsWith('verbs/') && file.path !== framePath) addClass(rules, file);
    }
    return rules;
  },
  examples: (files) => files.filter((f) => f.path !== 'actions/confidence.yaml').flatMap(listExamples),
  fired,
};

function addFrame(rules: ActionRules, frame: Frame): void {
  rules.frames.set(frame.id.replace(/^frames\//, ''), frame);
}

function addWords(rules: ActionRules, lists: z.output<typeof wordFile>['rules']): void {
  for (const list of lists) {
    for (const word of list.words) {
      let use = rules.words.get(word);
      if (!use) {
        use = { groups: new Set(), rules: new Map(), modality: null };
        rules.words.set(word, use);
      }
      use.groups.add(list.group);
      use.rules.set(list.group, list.id);
      if (list.modality) use.modality = list.modality;
      const space = word.indexOf(' ');
      if (space > 0) rules.starts.add(word.slice(0, space));
    }
  }
}

function addClass(rules: ActionRules, file: RuleFile): void {
  const data = validated(classFile, file);
  if (data.plover) rules.plover.set(data.class, data.plover);
  for (const rule of data.rules) {
    const frame = rules.frames.get(rule.frame);
    if (!frame) throw new RuleError(file.path, `rule ${rule.id}: there is no frame "${rule.frame}"`);
    for (const text of rule.verbs) {
      const pattern = readPattern(text);
      if (!pattern) continue;
      for (const { form, bare } of formsOf(pattern)) {
        const entry: VerbEntry = {
          class: data.class,
          root: pattern.root,
          rule: rule.id,
          frame,
          bare,
          affixed: !bare && form !== pattern.root,
          cue: rule.cue,
        };
        const into = rule.cue ? rules.cues : rules.verbs;
        const known = into.get(form);
        // A full form outranks the bare form of another verb; otherwise the first file wins.
        if (!known || (known.bare && !bare)) into.set(form, entry);
      }
    }
  }
}
