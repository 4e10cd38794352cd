import type { Listed } from './sitemap.js';

/** Times of publication that are asked for: ms since 1970, half open. */
export interface Period {
  from: number;
  to: number;
}

const DAY = 24 * 3600_000;
/** Jakarta's clock: outlets' days begin by it, or by one an hour or two away. */
const ZONE = '+07:00';
/** How far back a scheduled look at a sitemap goes: what is older was seen, or is for `warta backfill`. */
const RECENT_DAYS = 3;

/** What a scheduled look takes. */
export function recent(now: number): Period {
  return { from: now - RECENT_DAYS * DAY, to: now + DAY };
}

/**
 * The days from one to another, both included.
 * @param from "2026-03-01"
 */
export function periodOf(from: string, to: string): Period {
  return { from: Date.parse(`${from}T00:00:00${ZONE}`), to: Date.parse(`${to}T00:00:00${ZONE}`) + DAY };
}

/** The days of a period as dates, oldest first. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let at = from; at < to; at += DAY) days.push(dayOf(at));
  return days;
}

/** The date at a time. */
export function dayOf(time: number): string {
  return new Date(time + 7 * 3600_000).toISOString().slice(0, 10);
}

/**
 * Whether an entry may be of a period: by the day it was published, else by the date in its address, else by the
 * time it was last changed.
 * @returns null when it has no date at all
 */
export function isIn(entry: Listed, period: Period): boolean | null {
  const span = spanOf(entry);
  return span && span.from < period.to && span.to > period.from;
}

function spanOf({ url, published, modified }: Listed): Period | null {
  if (published !== null) return { from: published, to: published + 1 };
  const dated = dateInUrl(url);
  if (dated) return dated;
  return modified === null ? null : { from: modified, to: modified + 1 };
}

/** "/2026/03/02/", "sitemap-2026-03.xml", "/20260302/": the day or month in an address. */
function dateInUrl(url: string): Period | null {
  const match =
    /(?<!\d)(20\d{2})[/_-](0[1-9]|1[0-2])(?:[/_-]([0-2]\d|3[01]))?(?!\d)/.exec(url) ??
    /(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])?(?!\d)/.exec(url);
  if (!match) return null;
  const [, year = '', month = '', day] = match;
  const from = Date.parse(`${year}-${month}-${day ?? '01'}T00:00:00${ZONE}`);
  if (Number.isNaN(from)) return null;
  const days = day ? 1 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from, to: from + days * DAY };
}
