import type { Canonical, Site, SiteRules } from './compile.js';

/** Paths that lead to lists, pictures, films and people rather than to an article, on any outlet. */
const NOT_ARTICLE =
  /\/(?:tags?|topi[ck]s?|indeks?|index(?!\.)|kategori|category|author|penulis|editor|search|cari|page|foto|photos?|video|tv|live|infografi[sk]|login|redaksi|tentang-kami|about|kontak|contact|pedoman[a-z-]*|privacy[a-z-]*|rss|feed|wp-[a-z]+)(?:[/.?]|$)/;

/** "/", "/nasional", "/ekonomi/bisnis/": what ends in one word says nothing that happened. */
const SECTION = /(?:^|\/)[a-z]*\/?$/;

/**
 * The site an address belongs to: the rule with the longest matching host.
 * @param url absolute http(s) address; anything else belongs to none
 */
export function siteForUrl(rules: SiteRules, url: string | null): Site | null {
  const parsed = parseUrl(url);
  return parsed && siteAt(rules, parsed);
}

function siteAt(rules: SiteRules, { hostname, pathname }: URL): Site | null {
  for (const pattern of rules.patterns) {
    if (pattern.host.test(hostname) && underPath(pathname, pattern.path)) return pattern.site;
  }
  const labels = hostname.split('.');
  for (let i = 0; i < labels.length - 1; i++) {
    const site = rules.hosts.get(labels.slice(i).join('.'));
    if (site) return site;
  }
  return null;
}

/**
 * The one address of an article: without tracking and page parameters, AMP and mobile forms, and fragment.
 * The same article's addresses give the same string, and the result given again stays as it is.
 * @returns the address as given when it is no http(s) address
 */
export function canonicalUrl(rules: SiteRules, url: string): string {
  const parsed = parseUrl(url);
  if (!parsed) return url;
  const address = canonicalHere(rules, parsed);
  if (address.startsWith(`${parsed.origin}/`)) return address;
  // Out of a cache of AMP pages, the address is one of another outlet, whose rules it has not seen.
  const moved = parseUrl(address);
  return moved ? canonicalHere(rules, moved) : address;
}

/** Also makes `parsed` so. */
function canonicalHere(rules: SiteRules, parsed: URL): string {
  const site = siteAt(rules, parsed);
  const canonical = site?.canonical ?? rules.any.canonical;
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  if (parsed.protocol === 'http:' && (site || !parsed.port)) parsed.protocol = 'https:';
  if (/\/\/|%/.test(parsed.pathname)) parsed.pathname = plainPath(parsed.pathname);
  dropParameters(parsed, canonical);
  let address = parsed.href;
  for (const { from, to } of canonical.rewrite) address = address.replace(from, to);
  return endPath(address, canonical.slash);
}

/** A path with its slashes once each, and its characters as they are. */
function plainPath(path: string): string {
  return plainCodes(path.replace(/(?<!:)\/{2,}/g, '/'));
}

/** An address without codes for characters that may stand as they are, which are equal to these (RFC 3986, 6.2.2). */
export function plainCodes(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(char) ? char : code.toUpperCase();
  });
}

/** First labels of hosts that show the pages of the host without them. */
const SAME_HOST = /^(?:(?:www|m|mobile|wap|amp|touch)\.)+(?=[^.]+\.)/;

/**
 * What an article is known by: its number at the outlet, else its address without what does not tell two articles
 * apart (scheme, "www." and mobile hosts, case, "/amp/", slashes at the end). Two addresses of one article give the
 * same key. It is no address: fetch `canonicalUrl`.
 * @returns the address as given when it is no http(s) address
 */
export function articleKey(rules: SiteRules, url: string): string {
  const canonical = canonicalUrl(rules, url);
  const parsed = parseUrl(canonical);
  if (!parsed) return canonical;
  const site = siteAt(rules, parsed);
  const number = site && numberIn(site.canonical, canonical);
  if (number) return `${site.id}:${number}`;
  const path = parsed.pathname
    .toLowerCase()
    .replace(/\/amp(?=\/)/, '')
    .replace(/\/(?:index\.(?:html?|php))?$/, '');
  parsed.searchParams.sort();
  return `${parsed.host.replace(SAME_HOST, '')}${path}${parsed.search}`;
}

/** An article's number at its outlet, which may tell small letters from capitals. */
function numberIn({ number }: Canonical, url: string): string | undefined {
  const match = number?.exec(url) ?? number?.exec(url.toLowerCase());
  return match?.slice(1).filter(Boolean).join('/');
}

/**
 * Whether an address is that of an article: by the site's pattern, else by what addresses of articles have in
 * common (a date, a long number, or a slug of four words) and lists have not.
 */
export function isArticleUrl(rules: SiteRules, url: string): boolean {
  return isArticleAt(rules, url, canonicalUrl(rules, url));
}

/** @param canonical the address in canonical form, for who has it already */
export function isArticleAt(rules: SiteRules, url: string, canonical: string): boolean {
  const parsed = parseUrl(canonical);
  if (!parsed) return false;
  const site = siteAt(rules, parsed);
  const path = parsed.pathname.toLowerCase();
  if (NOT_ARTICLE.test(path)) return false;
  if (site?.article) return isArticleOf(site.article, url, parsed);
  const slug = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return /\/\d{4}\/\d{2}\//.test(path) || /\d{5}/.test(path) || slug.split('-').length >= 4;
}

/**
 * Whether an address is that of a front page, a section or another list, as far as an address can say so: what is
 * neither this nor an article's may be either.
 */
export function isListUrl(rules: SiteRules, url: string): boolean {
  const canonical = canonicalUrl(rules, url);
  const parsed = parseUrl(canonical);
  if (!parsed || isArticleAt(rules, url, canonical)) return false;
  const path = parsed.pathname.toLowerCase();
  return NOT_ARTICLE.test(path) || (parsed.search === '' && SECTION.test(path));
}

/** Whether an outlet's pattern knows an address in any form it may have: as it is, or that of another host or of AMP. */
function isArticleOf(article: RegExp, given: string, canonical: URL): boolean {
  if (article.test(given) || article.test(canonical.href)) return true;
  const bare = canonical.host.replace(SAME_HOST, '');
  const path = `${canonical.pathname.replace(/\/amp(?=\/)/i, '').replace(/\/$/, '')}${canonical.search}`;
  return [bare, `www.${bare}`].some((host) =>
    [path, path.toLowerCase()].some((form) => article.test(`https://${host}${form}`)),
  );
}

function parseUrl(url: string | null): URL | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  // "berita.example." is the same host, written to its end.
  if (parsed.hostname.endsWith('.')) parsed.hostname = parsed.hostname.replace(/\.+$/, '');
  return parsed;
}

function underPath(path: string, prefix: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}

function dropParameters(url: URL, { drop, parts }: Canonical): void {
  const named = (name: string) =>
    drop.some((d) => (d.endsWith('*') ? name.startsWith(d.slice(0, -1)) : name === d));
  const part = (name: string, value: string) =>
    parts.includes(name) && /^(?:\d{1,3}|all|semua)$/i.test(value);
  const kept = [...url.searchParams].filter(
    ([name, value]) => !named(name.toLowerCase()) && !part(name.toLowerCase(), value),
  );
  if (kept.length === url.searchParams.size) return;
  url.search = new URLSearchParams(kept).toString();
}

function endPath(address: string, slash: Canonical['slash']): string {
  if (!slash || !URL.canParse(address)) return address;
  const url = new URL(address);
  const last = url.pathname.split('/').at(-1) ?? '';
  if (slash === 'strip') url.pathname = url.pathname.replace(/(.)\/$/, '$1');
  else if (last !== '' && !last.includes('.')) url.pathname += '/';
  return url.href;
}
