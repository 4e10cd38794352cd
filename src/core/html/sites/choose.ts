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
  const families = [...rules.families.values()];
  const seen = markersIn(families, html);
  const shown = families.filter(
    (family) => family.markers.some((m) => seen.has(m)) && !family.unless.some((m) => seen.has(m)),
  );
  const particular = shown.filter((family) => !family.fallback);
  return particular.length > 0 ? particular : shown;
}

interface MarkerSearch {
  pattern: RegExp;
  /** Each marker with those that it contains. */
  contained: Map<string, string[]>;
}

const searches = new WeakMap<Family, MarkerSearch>();

/** All markers in the page, in one pass over it: one search a marker would cost more than parsing the page. */
function markersIn(families: Family[], html: string): Set<string> {
  const [first] = families;
  const seen = new Set<string>();
  if (!first) return seen;
  let search = searches.get(first);
  if (!search) {
    search = markerSearch(families);
    searches.set(first, search);
  }
  const { pattern, contained } = search;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    for (const marker of contained.get(match[0]) ?? []) seen.add(marker);
    if (seen.size === contained.size) break;
    // The next marker may begin inside this one.
    pattern.lastIndex = match.index + 1;
  }
  return seen;
}

function markerSearch(families: Family[]): MarkerSearch {
  const markers = [...new Set(families.flatMap((f) => [...f.markers, ...f.unless]))].sort(
    (a, b) => b.length - a.length,
  );
  const escaped = markers.map((m) => m.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    pattern: new RegExp(escaped.length > 0 ? escaped.join('|') : '(?!)', 'g'),
    contained: new Map(markers.map((m) => [m, markers.filter((other) => m.includes(other))])),
  };
}
