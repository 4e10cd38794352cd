import { createHash } from 'node:crypto';
import { canonicalUrl, isArticleUrl, siteForUrl } from '../../core/html/sites/urls.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import type { NewPage } from '../store/pages.js';

/**
 * The articles among links: canonical, each once, with the site each belongs to.
 * @param site id to give to pages of hosts that no rule knows
 */
export function toPages(links: string[], source: { id: string; site: string }, rules: Ruleset): NewPage[] {
  const pages = new Map<string, NewPage>();
  for (const link of links) {
    if (!isArticleUrl(rules.sites, link)) continue;
    const url = canonicalUrl(rules.sites, link);
    const site = siteForUrl(rules.sites, url)?.id ?? source.site;
    pages.set(url, { id: pageId(url), url, site, source: source.id });
  }
  return [...pages.values()];
}

/** Id of a page and of its first fetch: the first 128 bits of the SHA-256 of its canonical address. */
export function pageId(canonical: string): string {
  return createHash('sha256').update(`url\0${canonical}`).digest('hex').slice(0, 32);
}
