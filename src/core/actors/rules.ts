import { z } from 'zod';
import { readSpeech } from '../quotes/find.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase, validated } from '../rules/schema.js';
import { packTable } from '../rules/table.js';
import { analyze } from '../text/analyze.js';
import { findWho } from './find.js';
import {
  ActorLexicon,
  ALIAS,
  type Entry,
  GAZETTEER,
  idOf,
  type PackedActors,
  packEntry,
  packUse,
  type Use,
} from './lexicon.js';
import { findReferences } from './refer/find.js';
import { packPhrases } from './trie.js';

const uses = [
  'office',
  'rank',
  'honorific',
  'degree',
  'degree-after',
  'person',
  'time',
  'span-of-time',
  'deed',
  'named',
  'of-body',
  'called',
  'particle',
  'org-body',
  'org-proper',
  'org-local',
  'org-tail',
  'org-form',
  'agent',
  'person-article',
  'object-lead',
  'joint',
  'party',
  'aspect',
  'foreign-article',
  'foreign-word',
  'foreign-ending',
  'name-ending',
  'moves',
  'copula',
  'article',
  'office-of',
  'rival',
  'sport-after',
  'thing-head',
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
  'serves',
  'initials',
  'initials-party',
  'pair-lead',
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
export const actorDomain: RuleDomain<ActorRules, PackedActors> = {
  name: 'actors',
  owns: (path) => /^(actors\/|lexicon\/(aliases|gazetteer|names))/.test(path),
  validate(file) {
    file.data = parseRuleFile(schemaOf(file.path), file);
  },
  prepare(files) {
    const names = (list: RuleFile[]) =>
      packTable(list.flatMap((f) => validated(nameFile, f)).map(([name]) => [name.toLowerCase(), '']));
    const ofNames = files.filter((f) => schemaOf(f.path) === nameFile);
    const isLast = (f: RuleFile) => f.path.includes('last');
    return {
      uses: packPhrases(files.filter((f) => schemaOf(f.path) === wordFile).flatMap(usesOf)),
      entries: packPhrases(files.flatMap(entriesOf)),
      firstNames: names(ofNames.filter((f) => !isLast(f))),
      lastNames: names(ofNames.filter(isLast)),
    };
  },
  compile: (packed) => new ActorLexicon(packed),
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

type Phrase = readonly [phrase: string, fields: string[]];

function usesOf(file: RuleFile): Phrase[] {
  return validated(wordFile, file).rules.flatMap(({ id, use, sort = null, words }) => {
    const fields = packUse({ use, rule: id, sort });
    return words.map((word) => [word, fields] as const);
  });
}

function entriesOf(file: RuleFile): Phrase[] {
  const schema = schemaOf(file.path);
  if (schema === aliasFile) return validated(aliasFile, file).entities.flatMap(formsOf);
  return schema === gazetteerFile ? validated(gazetteerFile, file).map(formOf) : [];
}

/** All forms of a curated entity, its earlier names included. */
function formsOf(entity: z.output<typeof aliasFile>['entities'][number]): Phrase[] {
  const { kind, sort, link } = entity;
  const base = { kind, sort, link, id: idOf(entity), rule: ALIAS } as const;
  const phrase = (form: string, name: string, strength: Entry['strength'], short: boolean): Phrase => [
    form,
    packEntry(form, { ...base, name, strength, short }),
  ];
  return [
    ...[entity, ...entity.was].flatMap(({ name, short }) => [
      phrase(name, name, 'sure', false),
      ...short.map((form) => phrase(form, name, 'sure', true)),
    ]),
    ...entity.weak.map((form) => phrase(form, entity.name, 'weak', true)),
  ];
}

function formOf([name, kind, sort, written, use]: z.output<typeof gazetteerFile>[number]): Phrase {
  const link = written || null;
  const id = idOf({ kind, name, link });
  const entry = {
    kind,
    name,
    sort,
    link,
    strength: use || 'sure',
    id,
    short: false,
    rule: GAZETTEER,
  } as const;
  return [name, packEntry(name, entry)];
}
