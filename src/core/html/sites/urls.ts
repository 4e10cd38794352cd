import type { Canonical, Site, SiteRules } from './compile.js';

/** Paths that lead to lists, pictures, films and people rather than to an article, on any outlet. */
const NOT_ARTICLE =
  /\/(?:tags?|topi[ck]s?|indeks?|index(?!\.)|kategori|category|author|penulis|editor|search|cari|page|foto|photos?|video|tv|live|infografi[sk]|login|redaksi|tentang-kami|about|kontak|contact|pedoman[a-z-]*|privacy[a-z-]*|rss|feed|wp-[a-z]+)(?:[/.?]|$)/;

/**
 * The site an address belongs to: the rule with the longest matching host.
 * @param url absolute http(s) address; anything else belongs to none
 */
export function siteForUrl(rules: SiteRules, url: string | null): Site | null {
  const parsed = parseUrl(url);
  if (!parsed) return null;
  for (const pattern of rules.patterns) {
    if (pattern.host.test(parsed.hostname) && underPath(parsed.pathname, pattern.path)) return pattern.site;
  }
  const labels = parsed.hostname.split('.');
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
  const site = siteForUrl(rules, url);
  const canonical = site?.canonical ?? rules.any.canonical;
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  if (parsed.protocol === 'http:' && (site || !parsed.port)) parsed.protocol = 'https:';
  dropParameters(parsed, canonical);
  let address = parsed.href;
  for (const { from, to } of canonical.rewrite) address = address.replace(from, to);
  return endPath(address, canonical.slash);
}

/** First labels of hosts that show the pages of the host without them. */
const SAME_HOST = /^(?:www|m|mobile|wap|amp)\./;

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
  const site = siteForUrl(rules, canonical);
  const number = site?.canonical.number?.exec(canonical)?.slice(1).filter(Boolean).join('/');
  if (site && number) return `${site.id}:${number}`;
  const path = parsed.pathname
    .toLowerCase()
    .replace(/\/amp(?=\/)/, '')
    .replace(/\/+$/, '');
  parsed.searchParams.sort();
  return `${parsed.host.replace(SAME_HOST, '')}${path}${parsed.search}`;
}

/**
 * Whether an address is that of an article: by the site's pattern, else by what addresses of articles have in
 * common (a date, a long number, or a slug of four words) and lists have not.
 */
export function isArticleUrl(rules: SiteRules, url: string): boolean {
  const parsed = parseUrl(url);
  if (!parsed) return false;
  const site = siteForUrl(rules, url);
  const path = parsed.pathname.toLowerCase();
  if (NOT_ARTICLE.test(path)) return false;
  if (site?.article) return site.article.test(parsed.href) || site.article.test(canonicalUrl(rules, url));
  const slug = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return /\/\d{4}\/\d{2}\//.test(path) || /\d{5}/.test(path) || slug.split('-').length >= 4;
}

function parseUrl(url: string | null): URL | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url);
}

function underPath(path: string, prefix: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}

function dropParameters(url: URL, { drop, parts }: Canonical): void {
  const named = (name: string) =>
    drop.some((d) => (d.endsWith('*') ? name.startsWith(d.slice(0, -1)) : name === d));
  const part = (name: string, value: string) => parts.includes(name) && /^(?:\d{1,3}|all)$/i.test(value);
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
