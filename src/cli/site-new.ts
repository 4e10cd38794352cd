import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { draftSite, type SiteDraft } from '../core/html/sites/draft.js';
import { siteForUrl } from '../core/html/sites/urls.js';
import { loadRules } from '../io/rules/load.js';
import { UsageError } from './errors.js';
import { expandInputs } from './extract/inputs.js';

export interface SiteNewFlags {
  url?: string;
  dir: string;
}

/**
 * `warta site new URL|FILE`: a draft site rule with the page and what was read from it, for a person to confirm and
 * move to rules/sites.
 * @returns 0; a page without an article throws its PageError
 */
export async function siteNew(source: string, flags: SiteNewFlags): Promise<number> {
  const [input] = expandInputs([source], { url: flags.url });
  const page = await input?.load();
  if (page?.kind !== 'html') throw new UsageError(`${source}: a site is drafted from an HTML page`);
  const rules = loadRules();
  const draft = draftSite(page, rules);
  const known = siteForUrl(rules.sites, draft.url);
  const path = join(flags.dir, draft.id);
  if (existsSync(`${path}.yaml`)) throw new UsageError(`${path}.yaml is there already; move it away first`);
  mkdirSync(flags.dir, { recursive: true });
  writeFileSync(`${path}.yaml`, draftYaml(draft));
  writeFileSync(`${path}.html`, page.html);
  writeFileSync(`${path}.json`, `${JSON.stringify(expected(draft), null, 2)}\n`);
  process.stdout.write(
    [
      ...(known ? [`note: ${draft.domain} belongs to rules/sites/${known.id}.yaml already`] : []),
      `wrote ${path}.yaml, ${path}.html and ${path}.json`,
      'Read them against the page, mend what is wrong, then move the rule to rules/sites and run: warta site check',
      '',
    ].join('\n'),
  );
  return 0;
}

/** The rule file, with what a person has to look at said in comments. */
export function draftYaml(draft: SiteDraft): string {
  const { id, name, domain, family, url, select } = draft;
  const year = Number(draft.article.publishedAt?.value.slice(0, 4) ?? 2000);
  const rule = {
    id: `sites/${id}`,
    name,
    domains: [domain],
    family,
    zone: 'WIB',
    examples: [url],
    counterexamples: [`${new URL(url).origin}/tag/banjir`],
    versions: [{ since: year, select }],
  };
  return `# DRAFT from ${url}\n# Confirm: name, zone (WIB, WITA, WIT), family, every selector; add article, feeds, sitemaps, drop.\n${stringify(rule, { lineWidth: 110 })}`;
}

function expected({ article }: SiteDraft) {
  return {
    title: article.title?.value ?? null,
    publishedAt: article.publishedAt?.value ?? null,
    authors: article.authors.value,
    text: article.text.split('\n\n'),
  };
}
