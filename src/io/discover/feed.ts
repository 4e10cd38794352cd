import { parseFeed } from 'feedsmith';
import { PermanentFetchError } from '../errors.js';

/**
 * Addresses of the articles in an RSS, Atom, RDF or JSON feed, in its order, as absolute addresses.
 * Only the links are believed: ids change from fetch to fetch on some sites, and dates are often wrong.
 * @param url where the feed came from; relative links are resolved against it
 * @throws PermanentFetchError not-a-feed
 */
export function linksInFeed(content: string, url: string): string[] {
  const links: string[] = [];
  for (const item of itemsOf(content, url)) {
    const link = linkOf(item);
    if (link && URL.canParse(link, url)) links.push(new URL(link, url).href);
  }
  return [...new Set(links)];
}

interface Item {
  url?: string;
  link?: string;
  links?: { href?: string; rel?: string }[];
  guid?: { value?: string; isPermaLink?: boolean };
}

function itemsOf(content: string, url: string): Item[] {
  try {
    const { feed } = parseFeed(content) as { feed: { items?: Item[]; entries?: Item[] } };
    return feed.items ?? feed.entries ?? [];
  } catch {
    throw new PermanentFetchError('not-a-feed', url, 'is no RSS, Atom or JSON feed');
  }
}

function linkOf({ url, link, links, guid }: Item): string | undefined {
  const alternate = links?.find(({ rel }) => !rel || rel === 'alternate')?.href;
  const permanent =
    guid?.isPermaLink !== false && /^https?:/.test(guid?.value ?? '') ? guid?.value : undefined;
  return url ?? link ?? alternate ?? permanent;
}
