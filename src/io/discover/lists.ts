import { createHash } from 'node:crypto';
import { indexUrl } from '../../core/html/sites/sources.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import { decodePage } from '../decode.js';
import { type Exchange, headerValue } from '../fetch/exchange.js';
import type { List } from '../queue/jobs.js';
import type { NewPage } from '../store/pages.js';
import type { Source } from '../store/sources.js';
import { isOwn, undated } from './candidates.js';
import { linksInFeed } from './feed.js';
import { linksInPage } from './index-page.js';
import { dayOf, isIn, type Period } from './period.js';
import { type Listed, readSitemap } from './sitemap.js';

/** One look at one list. */
export interface ListLook {
  source: Source;
  list: List;
  period: Period;
  backfill: boolean;
}

/** Indexes of sitemaps in indexes, and sitemaps without a date that are taken from each end of an index. */
const MAX_DEPTH = 3;
const UNDATED_LISTS = 10;
/** Sitemaps that a scheduled look takes from an index: those that were changed last. */
const RECENT_LISTS = 1000;
/** Entries without a date that a scheduled look takes from the beginning of a sitemap. */
const UNDATED_ENTRIES = 1000;
/** Index pages of one day. */
const MAX_PAGES = 20;
const MAX_BACKFILL_PAGES = 200;

/** Where a source is looked at first: index pages on the day that it is. */
export function firstList(source: Source, now: number): List {
  return source.kind === 'index' ? indexList(source, dayOf(now)) : { url: source.url, depth: 0, page: 1 };
}

/** The first page of a day's index. */
export function indexList({ url }: Source, day: string): List {
  return { url: indexUrl(url, day, 1), depth: 0, day, page: 1 };
}

/** Whether an index is one of days, which can be asked for any day in the past. */
export function isDated({ kind, url }: Source): boolean {
  return kind === 'index' && /\{(?:DD|D)\}/.test(url);
}

/**
 * What stands in a list.
 * @returns links that may be articles, and the lists it leads to
 * @throws PermanentFetchError not-a-feed, not-a-sitemap
 */
export async function readList(
  look: ListLook,
  response: Exchange,
  rules: Ruleset,
): Promise<{ articles: Listed[]; lists: List[] }> {
  const { source } = look;
  if (source.kind === 'sitemap') return readSitemapList(look, response, rules);
  const { text } = decodePage(response.bytes, headerValue(response.headers, 'content-type'));
  if (source.kind === 'feed') return { articles: linksInFeed(text, response.url).map(undated), lists: [] };
  const links = linksInPage(text, response.url).filter((link) => isOwn(link, source, rules));
  return { articles: links.map(undated), lists: [] };
}

async function readSitemapList(look: ListLook, response: Exchange, rules: Ruleset) {
  const { source, list, period } = look;
  const { kind, entries } = await readSitemap(response.bytes, response.url);
  const own = entries.filter(({ url }) => isOwn(url, source, rules));
  const dated = own.filter((entry) => isIn(entry, period));
  const without = own.filter((entry) => isIn(entry, period) === null);
  if (kind === 'pages') {
    // Asked for days, a page without any is none of them; a recent one may well be at the beginning.
    return { articles: [...dated, ...(look.backfill ? [] : without.slice(0, UNDATED_ENTRIES))], lists: [] };
  }
  const latest = [...dated].sort((a, b) => (b.modified ?? 0) - (a.modified ?? 0)).slice(0, RECENT_LISTS);
  const ends = [...new Set([...without.slice(0, UNDATED_LISTS), ...without.slice(-UNDATED_LISTS)])];
  const children =
    list.depth + 1 < MAX_DEPTH ? (look.backfill ? [...dated, ...without] : [...latest, ...ends]) : [];
  return {
    articles: [],
    lists: children.map(({ url }): List => ({ url, depth: list.depth + 1, page: 1 })),
  };
}

/**
 * The next page of an index, as long as there is something on it: in a scheduled look something new, in a backfill
 * other articles than on the page before.
 * @param seen digest of the articles on this page
 */
export function nextPage(
  { source, list, backfill }: ListLook,
  seen: string,
  found: number,
  fresh: number,
): List[] {
  if (source.kind !== 'index' || !source.url.includes('{N}') || list.day === undefined) return [];
  const goesOn = backfill ? found > 0 && seen !== list.seen : fresh > 0;
  if (!goesOn || list.page >= (backfill ? MAX_BACKFILL_PAGES : MAX_PAGES)) return [];
  const page = list.page + 1;
  return [{ url: indexUrl(source.url, list.day, page), depth: 0, day: list.day, page, seen }];
}

/** Digest of a page of articles, by which a site that repeats its last page for ever is noticed. */
export function digestOf(pages: NewPage[]): string {
  const ids = pages.map(({ id }) => id).join(' ');
  return createHash('sha256').update(ids).digest('hex').slice(0, 16);
}
