import { RuleError } from '../../errors.js';
import type { RuleDomain, RuleExample, RuleFile } from '../../rules/domain.js';
import { parseRuleFile } from '../../rules/schema.js';
import { familiesIn } from './choose.js';
import { compileSites, type SiteRules } from './compile.js';
import { queriesOf } from './query.js';
import { type FamilyFile, familySchema, type SiteFile, siteSchema } from './schema.js';
import { articleKey, isArticleUrl, siteForUrl } from './urls.js';

/** Sites and the template families they inherit from: rules/sites and rules/families, one file each. */
export const siteDomain: RuleDomain<SiteRules> = {
  name: 'sites',
  owns: (path) => /^(?:sites|families)\/[^/]+\.ya?ml$/.test(path),
  validate(file) {
    const data = file.path.startsWith('sites/')
      ? parseRuleFile(siteSchema, file)
      : parseRuleFile(familySchema, file);
    checkId(file, data.id);
    checkSelectors(file, data);
    file.data = data;
  },
  compile: compileSites,
  examples: (files) => files.flatMap(examplesOf),
  fired(rules, example) {
    if (Array.isArray(example.example)) return sameArticle(rules.sites, example.example);
    if (typeof example.example !== 'string') return [];
    if (example.path.startsWith('families/')) {
      return familiesIn(rules.sites, example.example).map((family) => `families/${family.id}`);
    }
    const site = siteForUrl(rules.sites, example.example);
    return site && isArticleUrl(rules.sites, example.example) ? [`sites/${site.id}`] : [];
  },
};

/** The id is the file's name, so that a reader of a record finds the rule. */
function checkId(file: RuleFile, id: string): void {
  const expected = file.path.replace(/\.ya?ml$/, '');
  if (id !== expected) throw new RuleError(file.path, `id: must be the file's own name, ${expected}`);
}

/** @throws RuleError for a selector that does not parse */
function checkSelectors(file: RuleFile, data: SiteFile | FamilyFile): void {
  const lists = data.versions.flatMap((v) => [...Object.values(v.select), v.drop]);
  for (const selector of [data.drop, ...lists].flat()) {
    try {
      queriesOf(selector);
    } catch (error) {
      throw new RuleError(file.path, `selector ${selector} (rule ${data.id}): ${(error as Error).message}`);
    }
  }
}

function examplesOf(file: RuleFile): RuleExample[] {
  const data = file.data as SiteFile | FamilyFile;
  const list = (examples: unknown[], expected: boolean) =>
    examples.map((example) => ({ path: file.path, rule: data.id, example, expected }));
  const same = data.canonical?.same ?? [];
  return [...list([...data.examples, ...same], true), ...list(data.counterexamples, false)];
}

/** The site whose article all of the addresses are, if they are one article's. */
function sameArticle(rules: SiteRules, addresses: string[]): string[] {
  const keys = new Set(addresses.map((address) => articleKey(rules, address)));
  const site = siteForUrl(rules, addresses[0] ?? null);
  const articles = addresses.every((address) => isArticleUrl(rules, address));
  return site && articles && keys.size === 1 ? [`sites/${site.id}`] : [];
}
