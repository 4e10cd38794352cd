import { isArticleStill } from '../src/core/html/sites/home.js';
import { articleKey } from '../src/core/html/sites/urls.js';
import type { App } from '../src/io/app.js';
import { PermanentFetchError } from '../src/io/errors.js';
import { type ExtractJob, type FetchJob, fetchJob } from '../src/io/queue/jobs.js';
import type { Capture } from '../src/io/store/captures.js';
import type { Hand } from './job.js';
import { request } from './request.js';

/**
 * Fetches one page into the archive and queues its extraction. Run again, it finds its capture and fetches nothing.
 * A page fetched anew that has not changed (304) leaves everything as it is; what failed is read again.
 */
export async function fetchToArchive(app: App, hand: Hand<FetchJob>): Promise<{ status: number }> {
  const { fetchId, pageId, site, part, again } = fetchJob.parse(hand.job.data);
  const capture = (await app.archive.find(fetchId)) ?? (await fetchNow(app, hand));
  if (capture.status === 304 && again) {
    await readFailed(app, { fetchId, pageId, site });
    return { status: 304 };
  }
  if (capture.status < 200 || capture.status > 299) {
    throw new PermanentFetchError(`http-${capture.status}`, capture.url, `answered ${capture.status}`);
  }
  await app.store.pages.fetched(pageId);
  await app.queues.addExtract({ ...(part ?? { fetchId, pageId }), site }, fetchId);
  return { status: capture.status };
}

/** A page that failed since its last capture is whole again with a 304: what was archived then still stands. */
async function readFailed(app: App, { fetchId, pageId, site }: ExtractJob): Promise<void> {
  if (!(await app.store.pages.isFailed(pageId))) return;
  const stands = await app.store.captures.earlier(pageId, '');
  if (!stands) return;
  await app.store.pages.fetched(pageId);
  await app.queues.addExtract({ fetchId: stands.fetchId, pageId, site }, fetchId);
}

async function fetchNow(app: App, hand: Hand<FetchJob>): Promise<Capture> {
  const { fetchId, pageId, url, again = false } = hand.job.data;
  const { sites } = app.rules;
  const latest = again ? await app.store.captures.latest(pageId) : null;
  // What another address of the page gave along says nothing here.
  const before =
    latest?.status === 200 && articleKey(sites, latest.url) === articleKey(sites, url) ? latest : null;
  const accepts = (address: string) => isArticleStill(sites, url, address);
  const wanted = { fetchId, pageId, again, accepts };
  const { capture } = await request(app, hand, url, { headers: validators(before) }, wanted);
  if (capture.status > 299 || accepts(capture.url)) return capture;
  throw new PermanentFetchError('redirected-away', url, `leads to ${capture.url}, which is no article`);
}

/** Request headers that ask for a document only if it is no longer what was fetched before. */
export function validators(
  before: { etag: string | null; lastModified: string | null } | null,
): Record<string, string> {
  return {
    ...(before?.etag ? { 'if-none-match': before.etag } : {}),
    ...(before?.lastModified ? { 'if-modified-since': before.lastModified } : {}),
  };
}
