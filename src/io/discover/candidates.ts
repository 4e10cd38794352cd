import { createHash } from 'node:crypto';
import { articleKey, canonicalUrl, isArticleAt, siteForUrl } from '../../core/html/sites/urls.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import type { NewPage } from '../store/pages.js';
import type { Source } from '../store/sources.js';
import type { Listed } from './sitemap.js';

/** Longer addresses are no articles', and no index of a database takes them. */
const MAX_URL = 2000;

/** A link of which nothing but its address is known. */
export function undated(url: string): Listed {
  return { url, published: null, modified: null };
}

/**
 * The articles among links: canonical, each once, with the site each belongs to.
 * @param source whose site is given to pages of hosts that no rule knows
 */
export function toPages(links: Listed[], source: Pick<Source, 'id' | 'site'>, rules: Ruleset): NewPage[] {
  const pages = new Map<string, NewPage>();
  for (const { url: link, modified } of links) {
    if (link.length > MAX_URL) continue;
    const url = canonicalUrl(rules.sites, link);
    if (!isArticleAt(rules.sites, link, url)) continue;
    const page = pageAt(url, source.site, rules);
    if (!pages.has(page.id)) pages.set(page.id, { ...page, source: source.id, modified });
  }
  return [...pages.values()];
}

/** Whether an address is the source's own outlet's: lists of links lead to others too. */
export function isOwn(url: string, source: Pick<Source, 'url' | 'site'>, rules: Ruleset): boolean {
  const site = siteForUrl(rules.sites, url);
  return site ? site.id === source.site : new URL(url).host === new URL(source.url).host;
}

/**
 * The page at a canonical address.
 * @param site of hosts that no rule knows
 */
export function pageAt(url: string, site: string, rules: Ruleset): Pick<NewPage, 'id' | 'url' | 'site'> {
  return { id: pageId(url, rules), url, site: siteForUrl(rules.sites, url)?.id ?? site };
}

/** Id of a page and of its first fetch: the first 128 bits of the SHA-256 of what the article is known by. */
export function pageId(url: string, rules: Ruleset): string {
  return createHash('sha256')
    .update(`article\0${articleKey(rules.sites, url)}`)
    .digest('hex')
    .slice(0, 32);
}
