import type { Family, Layout, Site, SiteRules } from './compile.js';
import { siteForUrl } from './urls.js';

/** Which rules a page is read with. `site` is null on an unknown host whose markers show a family. */
export interface Choice {
  site: Site | null;
  family: Family | null;
  /** Newest first, none that came after the page was fetched. */
  layouts: Layout[];
}

/**
 * The site by host; on an unknown host the family by what its HTML shows.
 * @param fetchedAt ISO 8601; layouts that began in later years are left out
 * @returns null when neither is known
 */
export function chooseRules(
  rules: SiteRules,
  page: { url: string | null; html: string; fetchedAt: string | null },
): Choice | null {
  const site = siteForUrl(rules, page.url);
  const family = site ? (rules.families.get(site.family) ?? null) : (familiesIn(rules, page.html)[0] ?? null);
  const layouts = site?.layouts ?? family?.layouts;
  if (!layouts) return null;
  const year = page.fetchedAt ? Number(page.fetchedAt.slice(0, 4)) : Number.POSITIVE_INFINITY;
  return { site, family, layouts: layouts.filter((l) => l.since <= year) };
}

/** Families whose markers show in the page; the particular ones before those that half the web shares. */
export function familiesIn(rules: SiteRules, html: string): Family[] {
  const seen = rules.markers.in(html);
  const shown = [...rules.families.values()].filter(
    (family) => family.markers.some((m) => seen.has(m)) && !family.unless.some((m) => seen.has(m)),
  );
  const particular = shown.filter((family) => !family.fallback);
  return particular.length > 0 ? particular : shown;
}
