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
  readonly [K in DomainName]: Domains[K] extends RuleDomain<infer C> ? C : never;
};

/**
 * Validates every file with its domain's schema.
 * @throws RuleError `path: reason` for the first file that is wrong or belongs to no domain
 */
export function validateRules(files: RuleFile[]): void {
  for (const file of files) domainOf(file.path).validate(file);
}

/**
 * Compiles validated rule files. Each domain is compiled when it is first read, so a command that only
 * parses dates does not pay for the site rules; `strict` compiles all at once, for checking.
 * @throws RuleError for what only shows across files
 */
export function compileRules(files: RuleFile[], hash: string, options: { strict?: boolean } = {}): Ruleset {
  const ruleset = { hash } as Record<string, unknown>;
  for (const name of names) {
    const domain = domains[name] as RuleDomain<unknown>;
    let compiled: unknown;
    const get = () => {
      compiled ??= domain.compile(filesOf(name, files));
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
    const domain = domains[name] as RuleDomain<unknown>;
    for (const example of domain.examples(filesOf(name, files))) {
      const fired = domain.fired(rules, example);
      yield { ...example, fired, ok: fired.includes(example.rule) === example.expected };
    }
  }
}

function domainOf(path: string): RuleDomain<unknown> {
  for (const name of names) if (domains[name].owns(path)) return domains[name] as RuleDomain<unknown>;
  throw new RuleError(path, 'no stage reads this file; see README "Rules" for the folders under rules/');
}

function filesOf(name: DomainName, files: RuleFile[]): RuleFile[] {
  return files.filter((f) => domainOf(f.path) === (domains[name] as RuleDomain<unknown>));
}
