import type { App } from '../src/io/app.js';
import { decodePage } from '../src/io/decode.js';
import { toPages } from '../src/io/discover/candidates.js';
import { linksInFeed } from '../src/io/discover/feed.js';
import { type Exchange, headerValue } from '../src/io/fetch/exchange.js';
import { checkStatus } from '../src/io/fetch/failure.js';
import { type DiscoverJob, discoverJob } from '../src/io/queue/jobs.js';
import { validators } from './fetch.js';
import type { Hand } from './job.js';
import { request } from './request.js';

const ACCEPT = 'application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1';

/**
 * Looks for new articles in one source and queues their fetches.
 * @returns how many were new
 */
export async function discover(app: App, hand: Hand<DiscoverJob>): Promise<{ found: number; fresh: number }> {
  const { store, queues } = app;
  const source = await store.sources.get(discoverJob.parse(hand.job.data).source);
  if (!source || source.paused) return { found: 0, fresh: 0 };
  const options = { accept: ACCEPT, headers: validators(source) };
  const response = await request(app, hand, source.url, options, async () => undefined);
  const unchanged = response.status === 304;
  if (!unchanged) checkStatus(response);
  const pages = unchanged ? [] : toPages(linksOf(response), source, app.rules);
  const fresh = await store.pages.add(source.id, pages);
  await queues.addFetches(fresh.map(({ id, url, site }) => ({ fetchId: id, pageId: id, url, site })));
  await store.pages.queued(fresh.map(({ id }) => id));
  await store.sources.ran(source.id, fresh.length, unchanged ? source : validatorsOf(response));
  return { found: pages.length, fresh: fresh.length };
}

function linksOf(response: Exchange): string[] {
  const { text } = decodePage(response.bytes, headerValue(response.headers, 'content-type'));
  return linksInFeed(text, response.url);
}

/** What the next look sends along, so that the host need not send again what it sent now. */
function validatorsOf({ headers }: Exchange) {
  return { etag: headerValue(headers, 'etag'), lastModified: headerValue(headers, 'last-modified') };
}
