import type { App } from '../src/io/app.js';
import { toPages } from '../src/io/discover/candidates.js';
import { intervalAfterFailure, nextInterval } from '../src/io/discover/interval.js';
import { digestOf, firstList, type ListLook, nextPage, readList } from '../src/io/discover/lists.js';
import { periodOf, recent } from '../src/io/discover/period.js';
import { MAX_SITEMAP_BYTES } from '../src/io/discover/sitemap.js';
import { type Exchange, headerValue } from '../src/io/fetch/exchange.js';
import { checkStatus } from '../src/io/fetch/failure.js';
import { type DiscoverJob, discoverJob } from '../src/io/queue/jobs.js';
import type { Validators } from '../src/io/store/listings.js';
import type { SourceState } from '../src/io/store/sources.js';
import { validators } from './fetch.js';
import { waitOnce } from './jitter.js';
import type { Hand } from './job.js';
import { request } from './request.js';

const ACCEPT = 'application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1';

/** Articles in a list, and those of the source that were queued to be fetched. */
export interface Discovered {
  found: number;
  fresh: number;
}

/**
 * Looks for new articles in one list of a source, and queues their fetches and the lists it leads to.
 */
export async function discover(app: App, hand: Hand<DiscoverJob>): Promise<Discovered> {
  const job = discoverJob.parse(hand.job.data);
  const source = await app.store.sources.get(job.source);
  if (!source || (source.paused && !job.period)) return { found: 0, fresh: 0 };
  await waitOnce(hand, source.everyMs);
  const look: ListLook = {
    source,
    list: job.list ?? firstList(source, Date.now()),
    period: job.period ? periodOf(job.period.from, job.period.to) : recent(Date.now()),
    backfill: job.period !== undefined,
  };
  const before = job.period ? null : job.list ? await app.store.listings.get(look.list.url) : source;
  const { response } = await request(app, hand, look.list.url, requestOptions(source, before), null);
  if (response.status === 304) return finish(app, job, source, before ?? NONE, { found: 0, fresh: 0 });
  checkStatus(response);
  const { articles, lists } = await readList(look, response, app.rules);
  const pages = toPages(articles, source, app.rules);
  const fresh = await queueFetches(app, source.id, pages);
  const more = nextPage(look, digestOf(pages), pages.length, fresh);
  const { period } = job;
  await app.queues.addDiscovers(
    hand.job.id ?? '',
    [...lists, ...more].map((list) => ({ source: source.id, list, ...(period && { period }) })),
  );
  return finish(app, job, source, validatorsOf(response), { found: pages.length, fresh });
}

/** @returns how many were queued: the new ones, and what an earlier run could not queue */
async function queueFetches(app: App, source: string, pages: ReturnType<typeof toPages>): Promise<number> {
  const wanted = await app.store.pages.add(source, pages);
  await app.queues.addFetches(
    wanted.map(({ id, fetchId, url, site, again }) => ({
      fetchId,
      pageId: id,
      url,
      site,
      ...(again && { again }),
    })),
  );
  await app.store.pages.queued(wanted.map(({ id }) => id));
  return wanted.length;
}

/** Notes how the look went: a scheduled one on the source, whose next it also plans. */
async function finish(
  app: App,
  job: DiscoverJob,
  source: SourceState,
  given: Validators,
  result: Discovered,
): Promise<Discovered> {
  if (job.period) return result;
  if (job.list) {
    await app.store.listings.put(job.list.url, source.id, given);
    if (result.fresh > 0) await app.store.sources.found(source.id);
    return result;
  }
  // The first look finds everything new, which says nothing about how often that is so.
  const { found, fresh } = result;
  const everyMs = source.runs === 0 ? source.everyMs : nextInterval(source.everyMs, found, fresh);
  await app.store.sources.ran(source.id, fresh, given, everyMs);
  if (everyMs !== source.everyMs) await app.queues.replan({ ...source, everyMs });
  return result;
}

/** Notes on a source that a look at it, or at a list it leads to, has failed for good. */
export async function discoverFailed(app: App, job: DiscoverJob, reason: string): Promise<void> {
  const source = await app.store.sources.get(job.source);
  if (!source) return;
  const everyMs = job.list ? source.everyMs : intervalAfterFailure(source.everyMs);
  await app.store.sources.failed(source.id, reason, everyMs);
  if (everyMs !== source.everyMs) await app.queues.replan({ ...source, everyMs });
}

function requestOptions({ kind }: SourceState, before: Validators | null) {
  const headers = validators(before);
  if (kind === 'index') return { headers };
  return { accept: ACCEPT, headers, ...(kind === 'sitemap' && { maxBytes: MAX_SITEMAP_BYTES }) };
}

const NONE: Validators = { etag: null, lastModified: null };

/** What the next look sends along, so that the host need not send again what it sent now. */
function validatorsOf({ headers }: Exchange): Validators {
  return { etag: headerValue(headers, 'etag'), lastModified: headerValue(headers, 'last-modified') };
}
