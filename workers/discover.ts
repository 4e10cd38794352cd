import type { App } from '../src/io/app.js';
import { decodePage } from '../src/io/decode.js';
import { toPages } from '../src/io/discover/candidates.js';
import { linksInFeed } from '../src/io/discover/feed.js';
import { headerValue } from '../src/io/fetch/exchange.js';
import { checkStatus } from '../src/io/fetch/failure.js';
import { type DiscoverJob, discoverJob } from '../src/io/queue/jobs.js';
import type { Hand } from './job.js';
import { withTurn } from './turn.js';

const ACCEPT = 'application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1';

/**
 * Looks for new articles in one source and queues their fetches.
 * @returns how many were new
 */
export async function discover(app: App, hand: Hand<DiscoverJob>): Promise<{ found: number; fresh: number }> {
  const { store, queues } = app;
  const source = await store.sources.get(discoverJob.parse(hand.job.data).source);
  if (!source || source.paused) return { found: 0, fresh: 0 };
  const response = await withTurn(app, hand, source.url, async () => {
    const answer = await app.fetcher.fetch(source.url, { accept: ACCEPT, signal: app.stopping.signal });
    checkStatus(answer);
    return answer;
  });
  const { text } = decodePage(response.bytes, headerValue(response.headers, 'content-type'));
  const pages = toPages(linksInFeed(text, response.url), source, app.rules);
  const fresh = await store.pages.add(source.id, pages);
  await queues.addFetches(fresh.map(({ id, url, site }) => ({ fetchId: id, pageId: id, url, site })));
  await store.pages.queued(fresh.map(({ id }) => id));
  await store.sources.ran(source.id, fresh.length, { etag: null, lastModified: null });
  return { found: pages.length, fresh: fresh.length };
}
