import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleFile } from '../rules/domain.js';
import { ruleBase } from '../rules/schema.js';

const list = z.array(z.string().min(1)).default([]);

/** rules/page/blocks.yaml: elements that hold no article text, told by what their markup calls them. */
const blockRule = ruleBase
  .extend({
    tags: list,
    /** Class names or ids, whole. */
    names: list,
    /** Beginnings and parts of class names or ids. */
    prefixes: list,
    parts: list,
    /** "name=value" of an attribute, or "name" for any value. */
    attributes: list,
    /** Tags on which a name means nothing: a heading of the article is called after the pager it belongs to. */
    notTags: list,
    /** Elements of one class side by side are weighed together: the hidden pages of one article. */
    together: z.boolean().default(false),
    /** The rule does not hold for an element with this much prose (characters): 0 for one that always holds. */
    spares: z.number().int().nonnegative().default(0),
  })
  .strict();
export const blockFile = z.object({ rules: z.array(blockRule) }).strict();

/** rules/page/evidence.yaml: parts of class names that speak for (or against) an element being the article's body. */
export const evidenceFile = z
  .object({ body: z.record(z.string(), z.number()), against: z.record(z.string(), z.number()) })
  .strict();

const role = z.enum(['author', 'editor', 'contributor', 'photographer']);

/** rules/page/names.yaml: what stands in metadata where a person's name or a headline should, and is none. */
export const nameFile = z
  .object({
    accounts: list,
    accountParts: list,
    agencies: list,
    notNames: list,
    particles: list,
    leading: z.record(z.string(), role),
    roles: z.record(z.string(), role),
    functionWords: z.object({ indonesian: list, malay: list, english: list }),
  })
  .strict();

export interface PageRules {
  blocks: BlockRules;
  evidence: { pattern: string; weight: number }[];
  names: z.output<typeof nameFile>;
  /** Every label of a byline, in lower case: most lines hold none and need no closer look. */
  labels: RegExp;
  /** Weight of a class attribute for the body, by attribute; filled as pages are read. */
  weights: Map<string, number>;
}

export interface BlockRules {
  tags: Map<string, string>;
  names: Map<string, string>;
  prefixes: [string, string][];
  parts: [string, string][];
  attributes: { name: string; value: string | null; rule: string }[];
  /** Tags on which a rule's names mean nothing, by rule. */
  notTags: Map<string, string[]>;
  /** Rules that weigh elements of one class together. */
  together: Set<string>;
  /** Characters of prose from which on a rule does not hold, by rule; rules that always hold are not in it. */
  spares: Map<string, number>;
  /** Rule of a class or id attribute, or null, by attribute; filled as pages are read. */
  seen: Map<string, string | null>;
}

/** @throws RuleError when a file is missing */
export function compilePage(files: RuleFile[]): PageRules {
  const data = (name: string): unknown => {
    const file = files.find((f) => f.path === `page/${name}.yaml`);
    if (!file) throw new RuleError(`page/${name}.yaml`, 'the file is missing');
    return file.data;
  };
  const names = data('names') as z.output<typeof nameFile>;
  const evidence = data('evidence') as z.output<typeof evidenceFile>;
  return {
    blocks: compileBlocks(data('blocks') as z.output<typeof blockFile>),
    evidence: [
      ...Object.entries(evidence.body).map(([pattern, weight]) => ({ pattern, weight })),
      ...Object.entries(evidence.against).map(([pattern, weight]) => ({ pattern, weight: -weight })),
    ],
    names,
    labels: anyOf([...Object.keys(names.roles), ...Object.keys(names.leading)]),
    weights: new Map(),
  };
}

function anyOf(words: string[]): RegExp {
  return new RegExp(words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)');
}

function compileBlocks(file: z.output<typeof blockFile>): BlockRules {
  const pairs = (key: 'tags' | 'names' | 'prefixes' | 'parts') =>
    file.rules.flatMap((rule) => rule[key].map((name): [string, string] => [name.toLowerCase(), rule.id]));
  return {
    tags: new Map(pairs('tags')),
    names: new Map(pairs('names')),
    prefixes: pairs('prefixes'),
    parts: pairs('parts'),
    attributes: file.rules.flatMap((rule) =>
      rule.attributes.map((a) => {
        const [name = '', value] = a.split('=');
        return { name, value: value ?? null, rule: rule.id };
      }),
    ),
    notTags: new Map(
      file.rules.flatMap((rule) => (rule.notTags.length > 0 ? [[rule.id, rule.notTags]] : [])),
    ),
    together: new Set(file.rules.filter((rule) => rule.together).map((rule) => rule.id)),
    spares: new Map(file.rules.flatMap((rule) => (rule.spares > 0 ? [[rule.id, rule.spares]] : []))),
    seen: new Map(),
  };
}

/** Distinct attribute values kept in the caches; a hostile page cannot make them grow without end. */
export const CACHE_LIMIT = 20_000;

/** The block rule an element falls under, by its tag, class names, id and attributes; null for none. */
export function blockRuleFor(
  tag: string,
  attributes: Record<string, string>,
  blocks: BlockRules,
): string | null {
  const byTag = blocks.tags.get(tag);
  if (byTag) return byTag;
  for (const key of ['class', 'id']) {
    const value = attributes[key];
    const rule = value ? byNames(value, blocks) : null;
    if (rule && !blocks.notTags.get(rule)?.includes(tag)) return rule;
  }
  for (const { name, value, rule } of blocks.attributes) {
    const given = attributes[name];
    if (given !== undefined && (value === null || given.toLowerCase() === value)) return rule;
  }
  return null;
}

function byNames(value: string, blocks: BlockRules): string | null {
  const known = blocks.seen.get(value);
  if (known !== undefined) return known;
  const rule = firstNamed(value, blocks);
  if (blocks.seen.size < CACHE_LIMIT) blocks.seen.set(value, rule);
  return rule;
}

function firstNamed(value: string, blocks: BlockRules): string | null {
  for (const name of value.toLowerCase().slice(0, 400).split(/\s+/)) {
    const whole = blocks.names.get(name);
    if (whole) return whole;
    for (const [prefix, rule] of blocks.prefixes) if (name.startsWith(prefix)) return rule;
    for (const [part, rule] of blocks.parts) if (name.includes(part)) return rule;
  }
  return null;
}

/** The block rule of the first tag in a bit of markup: `<div class="baca-juga">`. For the rules' own examples. */
export function blockRuleOf(markup: string, page: PageRules): string | null {
  const tag = /<([a-z0-9]+)/i.exec(markup)?.[1]?.toLowerCase();
  if (!tag) return null;
  const attributes: Record<string, string> = {};
  for (const m of markup.matchAll(/([a-z-]+)="([^"]*)"/gi))
    attributes[(m[1] ?? '').toLowerCase()] = m[2] ?? '';
  return blockRuleFor(tag, attributes, page.blocks);
}
