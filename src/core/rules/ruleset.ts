import { actionDomain } from '../actions/rules.js';
import { actorDomain } from '../actors/rules.js';
import { dateDomain } from '../dates/rules.js';
import { RuleError } from '../errors.js';
import { plainDomain } from '../html/plain/rules.js';
import { htmlDomain } from '../html/rules.js';
import { siteDomain } from '../html/sites/rules.js';
import { matchDomain } from '../match/rules.js';
import { quoteDomain } from '../quotes/rules.js';
import { textDomain } from '../text/rules.js';
import type { RuleDomain, RuleExample, RuleFile } from './domain.js';

/** The stages that read rules. Compiled in this order; a file belongs to the first domain that owns it. */
export const domains = {
  sites: siteDomain,
  plain: plainDomain,
  html: htmlDomain,
  text: textDomain,
  dates: dateDomain,
  match: matchDomain,
  actors: actorDomain,
  quotes: quoteDomain,
  actions: actionDomain,
} as const;

type Domains = typeof domains;
export type DomainName = keyof Domains;
const names = Object.keys(domains) as DomainName[];

/** All rules, compiled. `hash` names the exact content of every rule file and goes into each record. */
export type Ruleset = { hash: string } & {
  readonly [K in DomainName]: Domains[K] extends { compile(prepared: never): infer C } ? C : never;
};

/**
 * Validates every file with its domain's schema.
 * @throws RuleError `path: reason` for the first file that is wrong or belongs to no domain
 */
export function validateRules(files: RuleFile[]): void {
  for (const file of files) domainOf(file.path).validate(file);
}

/** Each stage's rules in the form it compiles, made or read when first asked for. */
export type PreparedRules = Record<DomainName, () => unknown>;

/** Does to validated files what can be done before a start; the result can be kept as JSON. */
export function prepareRules(files: RuleFile[]): PreparedRules {
  const prepared = names.map((name) => {
    const own = filesOf(name, files);
    return [name, () => domainNamed(name).prepare?.(own) ?? own];
  });
  return Object.fromEntries(prepared) as PreparedRules;
}

/** Compiles validated rule files. @throws RuleError for what only shows across files */
export function compileRules(files: RuleFile[], hash: string, options?: { strict?: boolean }): Ruleset {
  return compilePrepared(prepareRules(files), hash, options);
}

/**
 * Compiles prepared rules. Each domain is compiled when it is first read, so a command that only
 * parses dates does not pay for the site rules; `strict` compiles all at once, for checking.
 * @throws RuleError for what only shows across files
 */
export function compilePrepared(
  prepared: PreparedRules,
  hash: string,
  options: { strict?: boolean } = {},
): Ruleset {
  const ruleset = { hash } as Record<string, unknown>;
  for (const name of names) {
    let compiled: unknown;
    const get = () => {
      compiled ??= domainNamed(name).compile(prepared[name]());
      return compiled;
    };
    Object.defineProperty(ruleset, name, { enumerable: true, get });
    if (options.strict) get();
  }
  return ruleset as unknown as Ruleset;
}

/** Every example in the rule files, with the ids of the rules that fired on it. */
export function* runExamples(
  files: RuleFile[],
  rules: Ruleset,
): Generator<RuleExample & { fired: string[]; ok: boolean }> {
  for (const name of names) {
    const domain = domainNamed(name);
    for (const example of domain.examples(filesOf(name, files))) {
      const fired = domain.fired(rules, example);
      yield { ...example, fired, ok: fired.includes(example.rule) === example.expected };
    }
  }
}

const domainNamed = (name: DomainName) => domains[name] as unknown as RuleDomain<unknown, unknown>;

function domainOf(path: string): RuleDomain<unknown, unknown> {
  for (const name of names) if (domains[name].owns(path)) return domainNamed(name);
  throw new RuleError(path, 'no stage reads this file; see README "Rules" for the folders under rules/');
}

function filesOf(name: DomainName, files: RuleFile[]): RuleFile[] {
  return files.filter((f) => domainOf(f.path) === domainNamed(name));
}
