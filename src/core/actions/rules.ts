import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase, validated } from '../rules/schema.js';
import { type Listing, Lookup, packTable } from '../rules/table.js';
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
  'attribute',
  'describes',
  'amount',
  'manner',
  'penalty',
  'occasion',
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
      active: z.boolean().default(false),
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
  verbs: Listing<VerbEntry>;
  cues: Listing<VerbEntry>;
  /** Roots of all verbs. */
  roots: Set<string>;
  frames: Map<string, Frame>;
  /** Class to PLOVER event type. */
  plover: Map<string, string>;
  confidence: Map<string, number>;
}

/** What the build makes of the files: verb forms as packed tables. */
export interface PreparedActions {
  words: z.output<typeof wordFile>['rules'];
  frames: Frame[];
  plover: [verbClass: string, type: string][];
  confidence: [string, number][];
  verbs: string;
  cues: string;
  roots: string[];
}

const framePath = 'verbs/frames.yaml';

function schemaOf(path: string) {
  if (path === framePath) return frameFile;
  if (path === 'actions/words.yaml') return wordFile;
  if (path === 'actions/confidence.yaml') return confidenceFile;
  return path.startsWith('verbs/') ? classFile : constructionFile;
}

/** Clauses, verb frames and verb classes: rules/actions and rules/verbs. */
export const actionDomain: RuleDomain<ActionRules, PreparedActions> = {
  name: 'actions',
  owns: (path) => /^(actions|verbs)\//.test(path),
  validate(file) {
    file.data = parseRuleFile(schemaOf(file.path), file);
  },
  prepare(files) {
    const fileAt = (path: string) => files.filter((f) => f.path === path);
    const classes = files.filter((f) => schemaOf(f.path) === classFile);
    const frames = fileAt(framePath).flatMap((f) => validated(frameFile, f).rules);
    const ids = new Set(frames.map(frameId));
    return {
      words: fileAt('actions/words.yaml').flatMap((f) => validated(wordFile, f).rules),
      frames,
      plover: classes
        .map((f) => validated(classFile, f))
        .flatMap((c): [string, string][] => (c.plover ? [[c.class, c.plover]] : [])),
      confidence: fileAt('actions/confidence.yaml').flatMap((f) =>
        Object.entries(validated(confidenceFile, f).rules).map(([id, row]): [string, number] => [
          id,
          row.confidence,
        ]),
      ),
      ...packVerbs(classes, ids),
    };
  },
  compile({ words, frames, plover, confidence, verbs, cues, roots }) {
    const byId = new Map(frames.map((frame) => [frameId(frame), frame]));
    const rules: ActionRules = {
      words: new Map(),
      starts: new Set(),
      verbs: new Lookup(verbs, (row) => readVerb(row, byId)),
      cues: new Lookup(cues, (row) => readVerb(row, byId)),
      roots: new Set(roots),
      frames: byId,
      plover: new Map(plover),
      confidence: new Map(confidence),
    };
    addWords(rules, words);
    return rules;
  },
  examples: (files) => files.filter((f) => f.path !== 'actions/confidence.yaml').flatMap(listExamples),
  fired,
};

const frameId = (frame: Frame): string => frame.id.replace(/^frames\//, '');

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

/** A verb form as its class file lists it. */
type Form = Omit<VerbEntry, 'frame'> & { form: string; frame: string };

/** All verb forms; of two entries a full form outranks the bare form of another verb, otherwise the first wins. */
function packVerbs(
  classes: RuleFile[],
  frames: Set<string>,
): Pick<PreparedActions, 'verbs' | 'cues' | 'roots'> {
  const forms = classes.flatMap((file) => verbForms(file, frames));
  const ranked = [...forms.filter((f) => !f.bare), ...forms.filter((f) => f.bare)];
  const pack = (cue: boolean) =>
    packTable(ranked.filter((f) => f.cue === cue).map((f) => [f.form, packVerb(f)]));
  return { verbs: pack(false), cues: pack(true), roots: [...new Set(forms.map((f) => f.root))] };
}

function verbForms(file: RuleFile, frames: Set<string>): Form[] {
  const data = validated(classFile, file);
  return data.rules.flatMap(({ id, cue, frame, verbs }) => {
    if (!frames.has(frame)) throw new RuleError(file.path, `rule ${id}: there is no frame "${frame}"`);
    return verbs.flatMap((text) => {
      const pattern = readPattern(text);
      if (!pattern) return [];
      const { root } = pattern;
      return formsOf(pattern).map(({ form, bare }) => {
        return { form, class: data.class, root, rule: id, frame, bare, affixed: !bare && form !== root, cue };
      });
    });
  });
}

function packVerb({ class: verbClass, root, rule, frame, bare, affixed, cue }: Form): string {
  const marks = [bare ? 'b' : '', affixed ? 'a' : '', cue ? 'c' : ''];
  return [verbClass, root, rule, frame, marks.join('')].join('\t');
}

function readVerb(row: string, frames: Map<string, Frame>): VerbEntry {
  const [verbClass = '', root = '', rule = '', frameName = '', marks = ''] = row.split('\t');
  const frame = frames.get(frameName);
  if (!frame) throw new RuleError(framePath, `there is no frame "${frameName}"`);
  return {
    class: verbClass,
    root,
    rule,
    frame,
    bare: marks.includes('b'),
    affixed: marks.includes('a'),
    cue: marks.includes('c'),
  };
}
