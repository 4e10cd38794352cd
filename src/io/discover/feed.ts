import { parseFeed } from 'feedsmith';
import { PermanentFetchError } from '../errors.js';

/**
 * Addresses of the articles in an RSS, Atom, RDF or JSON feed, in its order, as absolute addresses.
 * Only the links are believed: ids change from fetch to fetch on some sites, and dates are often wrong.
 * @param url where the feed came from; relative links are resolved against it, or against the feed's own xml:base
 * @throws PermanentFetchError not-a-feed
 */
export function linksInFeed(content: string, url: string): string[] {
  const feed = feedIn(content, url);
  const base = resolved(feed.xml?.base, url) ?? url;
  const links = (feed.items ?? feed.entries ?? []).flatMap((item) => {
    return resolved(linkOf(item), resolved(item.xml?.base, base) ?? base) ?? [];
  });
  return [...new Set(links)];
}

interface Based {
  xml?: { base?: string };
}

interface Feed extends Based {
  items?: Item[];
  entries?: Item[];
}

interface Item extends Based {
  url?: string;
  link?: string;
  links?: Link[];
  atom?: { links?: Link[] };
  guid?: { value?: string; isPermaLink?: boolean };
  id?: string;
}

interface Link {
  href?: string;
  rel?: string;
}

function feedIn(content: string, url: string): Feed {
  try {
    return (parseFeed(content) as { feed: Feed }).feed;
  } catch {
    throw new PermanentFetchError('not-a-feed', url, 'is no RSS, Atom or JSON feed');
  }
}

/** What an item links to; where it links to nothing, its id may be an address. */
function linkOf({ url, link, links, atom, guid, id }: Item): string | undefined {
  const alternate = [...(links ?? []), ...(atom?.links ?? [])].find(({ rel }) => !rel || rel === 'alternate');
  const permanent = guid?.isPermaLink === false ? undefined : (guid?.value ?? id);
  return url ?? link ?? alternate?.href ?? (/^https?:/.test(permanent ?? '') ? permanent : undefined);
}

function resolved(link: string | undefined, base: string): string | undefined {
  return link && URL.canParse(link, base) ? new URL(link, base).href : undefined;
}
