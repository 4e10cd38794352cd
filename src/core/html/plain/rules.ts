import { z } from 'zod';
import { RuleError } from '../../errors.js';
import type { RuleDomain, RuleFile } from '../../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase } from '../../rules/schema.js';

/**
 * What a line of a copied page is: the head of what comes after the article (`tail`) or of a list within it
 * (`box`), a teaser's age ("12 jam lalu") or its "Baca Selengkapnya" (`more`), an author's self-description (`bio`),
 * site navigation (`menu`), a photo's credit (`credit`) or its caption with the credit in it (`captioned`).
 */
const kinds = ['tail', 'box', 'age', 'more', 'bio', 'menu', 'credit', 'captioned'] as const;
export type PlainKind = (typeof kinds)[number];

const plainRule = ruleBase
  .extend({
    kind: z.enum(kinds),
    /** Whether letter case matters: a credit is told from prose by its capitals. */
    case: z.boolean().default(false),
    /** Linear regular expressions for the whole line. */
    patterns: z.array(z.string().min(1)).min(1),
  })
  .strict();
const plainFile = z.object({ rules: z.array(plainRule) }).strict();

export interface PlainRules {
  lines: { id: string; kind: PlainKind; patterns: RegExp[] }[];
}

/** A line longer than this is prose for every rule here. */
const MAX_LINE = 400;

/** rules/plain: what tells the parts of a page copied out of a browser from its article. */
export const plainDomain: RuleDomain<PlainRules> = {
  name: 'plain',
  owns: (path) => path.startsWith('plain/'),
  validate(file) {
    file.data = parseRuleFile(plainFile, file);
  },
  compile: (files) => ({ lines: files.flatMap(compileFile) }),
  examples: (files) => files.flatMap(listExamples),
  fired(rules, { example }) {
    return typeof example === 'string' ? plainRulesOf(example, rules.plain).map((rule) => rule.id) : [];
  },
};

/** Rules that a whole line falls under, in the order of the files. */
export function plainRulesOf(line: string, rules: PlainRules): PlainRules['lines'] {
  if (line.length > MAX_LINE) return [];
  return rules.lines.filter((rule) => rule.patterns.some((pattern) => pattern.test(line)));
}

function compileFile(file: RuleFile): PlainRules['lines'] {
  return (file.data as z.output<typeof plainFile>).rules.map((rule) => ({
    id: rule.id,
    kind: rule.kind,
    patterns: rule.patterns.map((source) => toPattern(file.path, rule.id, source, rule.case)),
  }));
}

function toPattern(path: string, id: string, source: string, cased: boolean): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, cased ? 'u' : 'iu');
  } catch (error) {
    throw new RuleError(path, `rule ${id}: ${(error as Error).message}`);
  }
}
