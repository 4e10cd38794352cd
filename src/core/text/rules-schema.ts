import { z } from 'zod';
import { ruleBase } from '../rules/schema.js';

export const posSchema = z.enum([
  'NOUN',
  'PROPN',
  'VERB',
  'AUX',
  'ADJ',
  'ADV',
  'PRON',
  'DET',
  'NUM',
  'ADP',
  'CCONJ',
  'SCONJ',
  'PART',
  'INTJ',
  'PUNCT',
  'SYM',
  'X',
]);

/** lexicon/tokens.yaml: words that decide where tokens and sentences end. */
export const tokenFile = z.object({
  rules: z.array(
    ruleBase.extend({
      kind: z.enum([
        'title',
        'number',
        'tail',
        'both',
        'domain',
        'currency',
        'lettered',
        'reporting',
        'exclaimed',
        'foreign',
        'adjectival',
      ]),
      words: z.array(z.coerce.string()).min(1),
    }),
  ),
});

/** lexicon/morphology.yaml: analyses that the affix rules would get wrong. */
export const fixedFile = z.object({
  rules: z.array(
    ruleBase.extend({
      prefix: z
        .enum(['', 'meN', 'di', 'ber', 'ter', 'ke', 'se', 'peN', 'per', 'memper', 'diper', 'ke-an'])
        .default(''),
      suffix: z.enum(['', 'kan', 'i', 'an']).default(''),
      voice: z.enum(['active', 'passive']).nullable().default(null),
      /** Part of speech, where neither the affixes nor the word lists tell it. */
      pos: posSchema.optional(),
      /** A preposition that was written together with its noun. */
      proclitic: z.enum(['di', 'ke']).nullable().default(null),
      /** Form -> root. */
      forms: z.record(z.string(), z.string()),
    }),
  ),
});

const condition = z.object({
  at: z.number().int().min(-4).max(4),
  until: z.number().int().max(12).optional(),
  pos: z.array(posSchema).optional(),
  words: z.array(z.coerce.string()).optional(),
  prefix: z.array(z.string()).optional(),
  suffix: z.array(z.string()).optional(),
  case: z.array(z.enum(['lower', 'capital', 'upper', 'mixed', 'none'])).optional(),
  kind: z.array(z.enum(['word', 'number', 'money', 'punct', 'handle', 'hashtag', 'symbol'])).optional(),
  edge: z.boolean().default(false),
  not: z.boolean().default(false),
});

/** lexicon/context-rules.yaml: what the neighbours of a word say of its part of speech. */
export const contextFile = z.object({
  rules: z.array(
    ruleBase.extend({
      words: z.array(z.coerce.string()).optional(),
      from: z.array(posSchema).optional(),
      to: posSchema,
      allowed: z.boolean().default(false),
      where: z.array(condition).min(1),
    }),
  ),
});

export type TokenFile = z.output<typeof tokenFile>;
export type FixedFile = z.output<typeof fixedFile>;
export type ContextFile = z.output<typeof contextFile>;
export type TokenRuleKind = TokenFile['rules'][number]['kind'];
