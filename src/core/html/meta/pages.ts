import type { PageScan } from '../content/scan.js';
import { resolveUrl } from './url.js';

/** More pages than any article has: such numbers belong to a listing. */
const MOST = 30;
/** An address that holds its own path, and a number where a page's would stand: most links need no closer look. */
const WHOLE_ADDRESS = /^(?:https?:)?\//i;
const NUMBERED = /[=/\\]\s*\d{1,2}\s*(?:[/?&#\\]|$)/;
const COUNTED = /^(?:halaman )?(\d{1,2}) dari (\d{1,2})(?: halaman)?$/i;

/** A page of an article, and where its body stands in it. */
export interface LinkingPage {
  scan: PageScan;
  range: { first: number; last: number };
}

/**
 * How many pages the article has, and whether this file holds them all.
 * @param pages the page and the parts read together with it: some link only to the next one, some to all
 */
export function countPages(
  pages: readonly [LinkingPage, ...LinkingPage[]],
  url: string | null,
): { total: number; complete: boolean } {
  const inFile = countedInFile(pages[0].scan);
  if (inFile > 1) return { total: inFile, complete: true };
  const given = pages.length;
  const total = Math.max(given, ...(url ? pages.map((page) => lastLinked(page, url)) : []));
  return { total, complete: total === 1 || given >= total || showsAll(url) };
}

/** "2 dari 4 halaman" between the parts of an article whose pages all stand in one file. */
function countedInFile(scan: PageScan): number {
  const seen = new Set<number>();
  let total = 0;
  for (const { text } of scan.segments) {
    const match = text.length < 30 ? COUNTED.exec(text) : null;
    if (!match) continue;
    seen.add(Number(match[1]));
    total = Math.max(total, Number(match[2]));
  }
  return total > 1 && total <= MOST && seen.size >= total - 1 ? total : 0;
}

/** The last of the links to "?page=2", "/2" and "/page/2" of the same address around the body; 1 without any. */
function lastLinked({ scan, range }: LinkingPage, url: string): number {
  const around = scan.anchors.filter(({ at }) => at >= range.first && at <= range.last + 60);
  const numbers = partLinks(around, url).map(({ number }) => number);
  return Math.max(1, ...numbers);
}

interface PartLink {
  href: string;
  /** 0 for a link that shows all pages in one. */
  number: number;
  at: number;
}

function partLinks(anchors: PageScan['anchors'], url: string): PartLink[] {
  const own = pageless(url);
  return anchors.flatMap(({ element, at }): PartLink[] => {
    const given = element.attribs.href ?? '';
    if (WHOLE_ADDRESS.test(given) && !NUMBERED.test(given) && !showsAll(given)) return [];
    const href = resolveUrl(given, url);
    if (!href) return [];
    if (showsAll(href) && pageless(href) === own) return [{ href, number: 0, at }];
    const number = pageNumber(href, own);
    return number > 0 && number <= MOST ? [{ href, number, at }] : [];
  });
}

/**
 * Addresses of the further pages of an article: the one that shows all where there is one, else the second to the
 * last, those between them that have no link made like those that have.
 * @param total how many pages the article has
 * @returns none where no link to any is found
 */
export function partAddresses(scan: PageScan, url: string, total: number): { number: number; url: string }[] {
  const links = partLinks(scan.anchors, url);
  const whole = links.find(({ number }) => number === 0);
  if (whole) return [{ number: 0, url: whole.href }];
  const byNumber = new Map(links.map(({ number, href }) => [number, href]));
  const [model] = links.filter(({ number }) => number > 1);
  if (!model) return [];
  return Array.from({ length: total - 1 }, (_, i) => i + 2).map((number) => ({
    number,
    url: byNumber.get(number) ?? withNumber(model, number),
  }));
}

function withNumber({ href, number }: PartLink, wanted: number): string {
  const at = new RegExp(`((?:page|hal|halaman)=|/)${number}(?=/?(?:[&?#]|$))`);
  return href.replace(at, (_, before: string) => `${before}${wanted}`);
}

function pageNumber(href: string, own: string): number {
  const query = /[?&](?:page|hal|halaman)=(\d{1,2})(?:&|#|$)/.exec(href);
  const path = query ?? /\/(?:page\/|laman\/)?(\d{1,2})\/?(?:[?#]|$)/.exec(href);
  return path && pageless(href) === own ? Number(path[1]) : 0;
}

/** The address without what numbers its pages. */
function pageless(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:page\/|laman\/)?\d{1,2}\/?$/, '')
    .replace(/\/$/, '');
}

function showsAll(url: string | null): boolean {
  return url !== null && /[?&](?:page|showpage)=(?:all|semua)\b|[?&]single=1\b/.test(url);
}
