import { loadRules } from '../io/rules/load.js';
import { UsageError } from './errors.js';
import { checkSite, type SiteResult } from './site-check.js';

/**
 * `warta site check`: reads a page of each site's family under the site's own domain.
 * @param ids only these sites; all when empty
 * @returns 0, or 1 when a site did not read its page
 */
export function siteCheck(ids: string[]): number {
  const rules = loadRules();
  const unknown = ids.find((id) => !rules.sites.sites.has(id));
  if (unknown) throw new UsageError(`no site ${unknown}; rules/sites holds one file for each`);
  const sites = [...rules.sites.sites.values()].filter((s) => ids.length === 0 || ids.includes(s.id));
  const results = sites.map((site) => checkSite(site, rules));
  for (const result of results) process.stdout.write(`${line(result)}\n`);
  const wrong = results.filter((r) => r.wrong.length > 0);
  process.stdout.write(`${results.length} sites, ${wrong.length} wrong\n`);
  return wrong.length > 0 ? 1 : 0;
}

function line({ site, family, page, fields, wrong }: SiteResult): string {
  const found = Object.entries(fields).map(([name, by]) => `${name} ${by}`);
  const verdict = wrong.length > 0 ? `  WRONG ${wrong.join('; ')}` : '';
  return `${site.padEnd(20)} ${family.padEnd(10)} ${page.padEnd(8)} ${found.join(', ')}${verdict}`;
}
