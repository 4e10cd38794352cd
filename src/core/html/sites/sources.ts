import type { Site, SiteRules } from './compile.js';

export interface SiteSource {
  site: string;
  kind: 'feed' | 'sitemap' | 'index';
  url: string;
  /** How sure its existence is: "live-2026", "listed", "unverified". */
  seen: string | null;
}

/** Everything a site publishes lists of its articles in; index pages still carry their placeholders. */
export function sourcesOf(site: Site): SiteSource[] {
  const list = (kind: SiteSource['kind'], sources: Site['feeds']) =>
    sources.map(({ url, seen }): SiteSource => ({ site: site.id, kind, url, seen: seen ?? null }));
  return [...list('feed', site.feeds), ...list('sitemap', site.sitemaps), ...list('index', site.index)];
}

/** The sources of all sites, in the order of their ids. */
export function allSources(rules: SiteRules): SiteSource[] {
  return [...rules.sites.values()].flatMap(sourcesOf);
}

/**
 * An index page's address for a day and page.
 * @param template with {YYYY} {MM} {DD} {M} {D} {N}
 * @param day "2026-07-24"
 * @param page counted from 1
 */
export function indexUrl(template: string, day: string, page = 1): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const values: Record<string, string> = {
    YYYY: year,
    MM: month,
    DD: date,
    M: String(Number(month)),
    D: String(Number(date)),
    N: String(page),
  };
  return template.replace(/\{([A-Z]{1,4})\}/g, (whole, name: string) => values[name] ?? whole);
}
