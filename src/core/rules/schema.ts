import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleExample, RuleFile } from './domain.js';

/** What every rule states about itself: "boilerplate/baca-juga", with sentences it fires on and must not fire on. */
export const ruleBase = z.object({
  id: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/, 'an id reads "domain/name" in lower case'),
  note: z.string().optional(),
  examples: z.array(z.unknown()).min(1, 'a rule needs at least one example'),
  counterexamples: z.array(z.unknown()).default([]),
});

/**
 * Parses a rule file's data, and says in one line what is wrong, naming the rule where there is one.
 * @throws RuleError `path: rules.3 (boilerplate/x) pattern: …`
 */
export function parseRuleFile<T extends z.ZodType>(schema: T, file: RuleFile): z.output<T> {
  const parsed = schema.safeParse(file.data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = issue?.path ?? [];
  const id = ruleIdAt(file.data, at);
  const where = `${at.join('.') || 'file'}${id ? ` (rule ${id})` : ''}`;
  throw new RuleError(file.path, `${where}: ${issue?.message ?? 'is not valid'}`);
}

/** The data of a file that has been validated: what `parseRuleFile` gave, with the schema's defaults in it. */
export function validated<T extends z.ZodType>(_schema: T, file: RuleFile): z.output<T> {
  return file.data as z.output<T>;
}

function ruleIdAt(data: unknown, path: PropertyKey[]): string | null {
  let node: unknown = data;
  let id: string | null = null;
  for (const key of path) {
    if (node === null || typeof node !== 'object') break;
    node = (node as Record<PropertyKey, unknown>)[key];
    if (node !== null && typeof node === 'object' && 'id' in node && typeof node.id === 'string')
      id = node.id;
  }
  return id;
}

/** The examples of a file of the usual form `{ rules: [{ id, examples, counterexamples }] }`. */
export function listExamples(file: RuleFile): RuleExample[] {
  const rules = (file.data as { rules?: { id: string; examples?: unknown[]; counterexamples?: unknown[] }[] })
    .rules;
  return (rules ?? []).flatMap((rule) => [
    ...(rule.examples ?? []).map((example) => ({ path: file.path, rule: rule.id, example, expected: true })),
    ...(rule.counterexamples ?? []).map((example) => ({
      path: file.path,
      rule: rule.id,
      example,
      expected: false,
    })),
  ]);
}
