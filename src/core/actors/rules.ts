import { z } from 'zod';
import { readSpeech } from '../quotes/find.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase, validated } from '../rules/schema.js';
import { analyze } from '../text/analyze.js';
import { findWho } from './find.js';
import { ActorLexicon, type Use } from './lexicon.js';
import { findReferences } from './refer/find.js';

const uses = [
  'office',
  'rank',
  'honorific',
  'degree',
  'degree-after',
  'person',
  'time',
  'particle',
  'org-body',
  'org-proper',
  'org-local',
  'org-tail',
  'org-inner',
  'org-lead',
  'org-lower',
  'place-lower',
  'thing-lead',
  'thing-tail',
  'org-after',
  'source',
  'org-unit',
  'org-connector',
  'government',
  'place-head',
  'place-site',
  'place-tail',
  'place-lead',
  'direction',
  'locative',
  'say-before',
  'say-after',
  'act-after',
  'person-after',
  'place-cue',
  'not-name',
  'calendar',
  'field',
  'takes-field',
  'group-head',
  'pronoun',
  'nominal',
  'head-short',
  'possessed',
] as const satisfies readonly Use[];

const wordFile = z.object({
  rules: z.array(
    ruleBase.extend({
      use: z.enum(uses),
      sort: z.string().optional(),
      words: z.array(z.string().min(1)).min(1),
    }),
  ),
});

const kinds = ['person', 'organization', 'place'] as const;
const period = z.object({
  name: z.string().min(2),
  short: z.array(z.string().min(1)).default([]),
  from: z.coerce.string().optional(),
  until: z.coerce.string().optional(),
});
const aliasFile = z.object({
  entities: z.array(
    period.extend({
      kind: z.enum(kinds),
      sort: z.string().default('other'),
      link: z.string().nullable().default(null),
      /** Short forms that are also ordinary words or other people's names: evidence, not proof. */
      weak: z.array(z.string()).default([]),
      /** Earlier names, each with its own short forms. */
      was: z.array(period).default([]),
    }),
  ),
});
const gazetteerFile = z.array(
  z.tuple([z.string(), z.enum(kinds), z.string(), z.string(), z.enum(['', 'word', 'weak'])]),
);
const nameFile = z.array(z.tuple([z.string()]));

function schemaOf(path: string): z.ZodType {
  if (path.startsWith('actors/')) return wordFile;
  if (path.includes('aliases')) return aliasFile;
  return path.includes('gazetteer') ? gazetteerFile : nameFile;
}

export type ActorRules = ActorLexicon;

/** Words, gazetteers, names and aliases: rules/actors and the files of names in rules/lexicon. */
export const actorDomain: RuleDomain<ActorRules> = {
  name: 'actors',
  owns: (path) => /^(actors\/|lexicon\/(aliases|gazetteer|names))/.test(path),
  validate(file) {
    file.data = parseRuleFile(schemaOf(file.path), file);
  },
  compile(files) {
    const lexicon = new ActorLexicon();
    for (const file of files) addFile(lexicon, file);
    return lexicon;
  },
  examples: (files) => files.filter((f) => f.path.startsWith('actors/')).flatMap(listExamples),
  fired(rules, example) {
    const text = String(example.example);
    const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
    const trace = new Set<string>();
    const who = findWho(analysis, { dates: [], title: null, trace }, rules);
    const speech = readSpeech(analysis, { dates: [], who }, rules);
    findReferences(analysis, { who, speech, trace }, rules);
    return [...trace];
  },
};

function addFile(lexicon: ActorLexicon, file: RuleFile): void {
  if (file.path.startsWith('actors/')) {
    for (const rule of validated(wordFile, file).rules) {
      lexicon.addWords(rule.words, { use: rule.use, rule: rule.id, sort: rule.sort ?? null });
    }
  } else if (file.path.includes('aliases')) {
    for (const entity of validated(aliasFile, file).entities) addEntity(lexicon, entity);
  } else if (file.path.includes('gazetteer')) {
    addGazetteer(lexicon, validated(gazetteerFile, file));
  } else {
    const names = file.path.includes('last') ? lexicon.lastNames : lexicon.firstNames;
    for (const [name] of file.data as [string][]) names.add(name.toLowerCase());
  }
}

function addEntity(lexicon: ActorLexicon, entity: z.output<typeof aliasFile>['entities'][number]): void {
  const { kind, sort, link } = entity;
  const base = { kind, sort, link, id: link ?? `${kind}:${entity.name}`, rule: 'actors/alias' } as const;
  for (const { name, short } of [entity, ...entity.was]) {
    lexicon.addEntry(name, { ...base, name, strength: 'sure', short: false });
    for (const form of short) lexicon.addEntry(form, { ...base, name, strength: 'sure', short: true });
  }
  for (const form of entity.weak) {
    lexicon.addEntry(form, { ...base, name: entity.name, strength: 'weak', short: true });
  }
}

function addGazetteer(lexicon: ActorLexicon, rows: z.output<typeof gazetteerFile>): void {
  for (const [name, kind, sort, link, use] of rows) {
    lexicon.addEntry(name, {
      kind,
      name,
      sort,
      link: link || null,
      strength: use || 'sure',
      id: link || `${kind}:${name}`,
      short: false,
      rule: 'actors/gazetteer',
    });
  }
}
