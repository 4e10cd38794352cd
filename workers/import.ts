import { createHash } from 'node:crypto';
import { canonicalUrl } from '../src/core/html/sites/urls.js';
import type { App } from '../src/io/app.js';
import { pageAt } from '../src/io/discover/candidates.js';
import type { Exchange } from '../src/io/fetch/exchange.js';

/**
 * Takes a saved page into the archive and queues its extraction, unless a newer capture of it is known. The same
 * file again changes nothing.
 * @param site to give to pages whose host no rule knows
 */
export async function importPage(app: App, exchange: Exchange, site: string): Promise<'new' | 'known'> {
  const url = /^https?:/.test(exchange.url) ? canonicalUrl(app.rules.sites, exchange.url) : exchange.url;
  const page = pageAt(url, site, app.rules);
  const pageId = page.id;
  const fetchId = fetchIdOf(exchange);
  if (await app.archive.find(fetchId)) return 'known';
  await app.store.pages.imported(page);
  await app.archive.store({ fetchId, pageId }, exchange);
  const latest = await app.store.captures.latest(pageId);
  if (latest?.fetchId === fetchId) {
    await app.queues.addExtract({ fetchId, pageId, site: page.site });
  }
  return 'new';
}

/** One saved page is one fetch: by its address, time and content. */
function fetchIdOf({ url, fetchedAt, raw }: Exchange): string {
  return createHash('sha256').update(`import\0${url}\0${fetchedAt}\0`).update(raw).digest('hex').slice(0, 32);
}
