import type { SiteRules } from './compile.js';
import { articleKey, canonicalUrl, isArticleUrl, siteForUrl } from './urls.js';

/** A shorter number, or a last part of fewer words, may be that of two articles. */
const NUMBER = /\d{5,}/g;
const WORDS = 4;
/** "20260310", "202603": a day or a month, which many articles have in common. */
const DATE = /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?$/;

/**
 * The address that an article belongs to: where its page came from, or what the page says of itself. That is believed
 * only of an article's address at the same outlet that has a number or its last words in common with the other: there
 * are templates in which every page names one and the same.
 * @param from address that answered
 * @param stated address that the page says it has
 */
export function homeOf(rules: SiteRules, from: string, stated: string | null): string {
  const own = canonicalUrl(rules, from);
  if (!stated || articleKey(rules, stated) === articleKey(rules, own)) return own;
  const home = canonicalUrl(rules, stated);
  return isArticleUrl(rules, home) && isSameOutlet(rules, own, home) && haveInCommon(own, home) ? home : own;
}

/** Whether the page at an address is still the article that was asked for, or another: not a list or the front page. */
export function isArticleStill(rules: SiteRules, asked: string, answered: string): boolean {
  return articleKey(rules, asked) === articleKey(rules, answered) || isArticleUrl(rules, answered);
}

function isSameOutlet(rules: SiteRules, one: string, other: string): boolean {
  const [a, b] = [one, other].map((url) => siteForUrl(rules, url)?.id);
  if (a || b) return a === b;
  const [host = '', second = ''] = [one, other].map((url) => (URL.canParse(url) ? new URL(url).host : url));
  return host === second || host.endsWith(`.${second}`) || second.endsWith(`.${host}`);
}

function haveInCommon(one: string, other: string): boolean {
  if (!URL.canParse(one)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  if (lastWords(a) !== null && lastWords(a) === lastWords(b)) return true;
  const numbers = numbersOf(a);
  return numbersOf(b).some((number) => numbers.includes(number));
}

/** "/metro/read/jalan-kota-diperbaiki-lagi.html": the words, where they are enough to be one article's. */
function lastWords({ pathname }: URL): string | null {
  const last = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const words = last.toLowerCase().replace(/\.[a-z]{3,5}$/, '');
  return words.split('-').length >= WORDS ? words : null;
}

function numbersOf({ pathname, search }: URL): string[] {
  return (`${pathname}${search}`.match(NUMBER) ?? []).filter((number) => !DATE.test(number));
}
