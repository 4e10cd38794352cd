import type { PageFacts } from './facts.js';
import { ldText } from './jsonld.js';

/** Absolute form of a link, or null for what is no web address ("javascript:", "data:"). */
export function resolveUrl(href: string, base: string | null): string | null {
  try {
    const url = base ? new URL(href, base) : new URL(href);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** The page's own address as it states it, if that is an article's and not the front page's; else the one given. */
export function statedUrl(facts: PageFacts, given: string | null, base: string | null): string | null {
  const stated = [
    facts.canonical,
    facts.meta.get('og:url')?.[0],
    facts.article && ldText(facts.article.mainEntityOfPage ?? facts.article.url),
  ];
  for (const candidate of stated) {
    const url = candidate ? resolveUrl(candidate, base ?? given) : null;
    if (url && new URL(url).pathname.length > 1) return url;
  }
  return (given && resolveUrl(given, null)) ?? given;
}
