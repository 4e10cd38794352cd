import { createHash } from 'node:crypto';
import { allSources, type SiteSource } from '../../core/html/sites/sources.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import { ConfigError } from '../errors.js';
import type { Source } from '../store/sources.js';

const MINUTE = 60_000;
/** How often each kind is looked at before its own habit is known. */
const EVERY_MS: Record<Source['kind'], number> = {
  feed: 15 * MINUTE,
  sitemap: 60 * MINUTE,
  index: 60 * MINUTE,
};

/**
 * The feeds, sitemaps and index pages of the sites in rules/sites.
 * @param sites ids to take, all sites when empty
 * @throws ConfigError for a site nobody knows
 */
export function sourcesFromRules(rules: Ruleset, sites: string[] = []): Source[] {
  for (const id of sites) {
    if (!rules.sites.sites.has(id)) throw new ConfigError('--site', `there is no rules/sites/${id}.yaml`);
  }
  return allSources(rules.sites)
    .filter(({ site }) => sites.length === 0 || sites.includes(site))
    .map(toSource);
}

/** A source with an id that stays the same as long as its address does. */
export function toSource({ site, kind, url }: Pick<SiteSource, 'site' | 'kind' | 'url'>): Source {
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 8);
  return { id: `${site}-${kind}-${hash}`, kind, url, site, everyMs: EVERY_MS[kind] };
}
