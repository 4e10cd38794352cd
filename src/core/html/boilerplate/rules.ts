import { z } from 'zod';
import { RuleError } from '../../errors.js';
import type { RuleFile } from '../../rules/domain.js';
import { ruleBase } from '../../rules/schema.js';
import { parseTemplate, type Template } from './template.js';

/** How a line rule matches: the whole line, its beginning, its end, anywhere in it; or only a part of it is cut. */
const matches = ['whole', 'prefix', 'suffix', 'contains', 'trailing', 'bracket', 'leading'] as const;

const lineRule = ruleBase
  .extend({
    match: z.enum(matches),
    phrases: z.array(z.string().min(1)).default([]),
    /** Regular expressions for what words cannot state, as "(fyk/ash)"; anchored by `match`, case matters. */
    patterns: z.array(z.string().min(1)).default([]),
    /** Longest line, in words, that the rule takes. */
    max: z.number().int().positive().max(90).default(40),
    /** Fires only on a line that is mostly link (on a page) or stands where a link would (copied text says so). */
    linked: z.boolean().default(false),
    /** What else goes with it: the links listed right after it, or the rest of the body. */
    takes: z.enum(['itself', 'links', 'rest']).default('itself'),
  })
  .strict()
  .refine((r) => r.phrases.length + r.patterns.length > 0, 'a line rule needs phrases or patterns');

export const boilerplateFile = z.object({ rules: z.array(lineRule) }).strict();
type LineRuleSource = z.output<typeof lineRule>;

export interface LineRule {
  id: string;
  match: (typeof matches)[number];
  max: number;
  linked: boolean;
  takes: 'itself' | 'links' | 'rest';
}

export interface BoilerplateRules {
  /** Rules whose phrase begins with the word. */
  byWord: Map<string, { rule: LineRule; template: Template }[]>;
  /** Rules whose phrase begins with a number. */
  byNumber: { rule: LineRule; template: Template }[];
  patterns: { rule: LineRule; pattern: RegExp }[];
}

/** @throws RuleError naming the rule whose phrase or pattern cannot be compiled, or whose id stands twice */
export function compileBoilerplate(files: RuleFile[]): BoilerplateRules {
  const out: BoilerplateRules = { byWord: new Map(), byNumber: [], patterns: [] };
  const seen = new Set<string>();
  for (const file of files) {
    for (const source of (file.data as z.output<typeof boilerplateFile>).rules) {
      if (seen.has(source.id)) throw new RuleError(file.path, `rule ${source.id}: the id stands twice`);
      seen.add(source.id);
      try {
        addRule(out, source);
      } catch (error) {
        throw new RuleError(file.path, `rule ${source.id}: ${(error as Error).message}`);
      }
    }
  }
  return out;
}

function addRule(out: BoilerplateRules, source: LineRuleSource): void {
  const { id, match, max, linked } = source;
  const rule: LineRule = { id, match, max, linked, takes: source.takes };
  for (const phrase of source.phrases) {
    const template = parseTemplate(phrase);
    const first = template[0];
    if (first?.number) out.byNumber.push({ rule, template });
    for (const word of first?.words ?? []) {
      const list = out.byWord.get(word) ?? [];
      list.push({ rule, template });
      out.byWord.set(word, list);
    }
  }
  for (const pattern of source.patterns) {
    out.patterns.push({ rule, pattern: new RegExp(anchored(pattern, match), 'u') });
  }
}

function anchored(pattern: string, match: LineRule['match']): string {
  if (match === 'whole') return `^(?:${pattern})$`;
  if (match === 'prefix' || match === 'leading') return `^(?:${pattern})`;
  if (match === 'suffix' || match === 'trailing') return `(?:${pattern})$`;
  return pattern;
}
