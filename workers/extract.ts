import type { Part } from '../src/core/html/parts.js';
import { homeOf } from '../src/core/html/sites/home.js';
import type { App } from '../src/io/app.js';
import type { ArchivedResponse } from '../src/io/archive/reader.js';
import { pageAt } from '../src/io/discover/candidates.js';
import type { Bytes, Extracted } from '../src/io/extract/thread.js';
import { headerValue } from '../src/io/fetch/exchange.js';
import { type ExtractJob, extractJob, type FetchJob } from '../src/io/queue/jobs.js';
import type { Capture } from '../src/io/store/captures.js';
import type { SaveRecord } from '../src/io/store/records.js';
import type { Hand } from './job.js';

/**
 * Makes the record of an archived page and keeps it.
 * @throws PageError when there is no Indonesian article in it; ArchiveError, ExtractorError
 */
export async function extractToStore(app: App, hand: Hand<ExtractJob>): Promise<{ revision: number }> {
  const { fetchId } = extractJob.parse(hand.job.data);
  const capture = await app.archive.find(fetchId);
  if (!capture) throw new Error(`no capture of fetch ${fetchId}`);
  const extracted = await extractCapture(app, capture);
  const { pageId, site } = await settle(app, hand, capture.url, extracted.url);
  const revision = await keep(app, { pageId, fetchId, site, ...extracted });
  await app.queues.addFetches(extracted.missing.map((part) => partJob({ fetchId, pageId, site }, part)));
  return { revision };
}

/**
 * The page that an article is of: its job's, unless a redirect led to another's address or the article names that of
 * another. Then the two are one page from now on.
 */
async function settle(
  app: App,
  { job }: Hand<ExtractJob>,
  from: string,
  stated: string | null,
): Promise<{ pageId: string; site: string }> {
  const { pageId, site } = job.data;
  const home = pageAt(homeOf(app.rules.sites, from, stated), site, app.rules);
  if (home.id === pageId) return { pageId, site };
  const moved = await app.store.aliases.move(pageId, home);
  if (moved === pageId) return { pageId, site };
  await job.updateData({ ...job.data, pageId: moved, site: home.site });
  return { pageId: moved, site: home.site };
}

/**
 * The fetch of a further page of an article, after which the article is read again. Its captures are filed under a
 * name of their own, so that none is taken for the article's.
 */
function partJob({ fetchId, pageId, site }: ExtractJob, part: Part): FetchJob {
  return {
    fetchId: partId(fetchId, part),
    pageId: partsOf(fetchId),
    url: part.url,
    site,
    part: { fetchId, pageId },
  };
}

function partId(fetchId: string, { number }: Part): string {
  return `${fetchId}-p${number}`;
}

function partsOf(fetchId: string): string {
  return `${fetchId}-parts`;
}

/** Keeps a record and finds the articles that are the same text. */
export async function keep(app: App, entry: SaveRecord): Promise<number> {
  const revision = await app.store.records.save(entry);
  await app.store.clusters.place({ pageId: entry.pageId, fetchId: entry.fetchId, ...entry.summary });
  return revision;
}

/**
 * What today's rules make of a capture and those of its further pages, or of the one that shows all of them. What has
 * been fetched once is not asked for again, also where it was not what it should have been.
 */
export async function extractCapture(app: App, capture: Capture): Promise<Extracted> {
  const found = await app.store.captures.of(partsOf(capture.fetchId));
  const numbered = found
    .map((part) => ({ part, number: Number(/-p(\d+)$/.exec(part.fetchId)?.[1] ?? Number.NaN) }))
    .filter(({ part, number }) => part.status === 200 && !Number.isNaN(number))
    .sort((a, b) => a.number - b.number);
  const whole = numbered.find(({ number }) => number === 0)?.part;
  const { file, offset } = whole ?? capture;
  const page = await app.archive.read(whole ?? capture);
  const parts = whole ? [] : await Promise.all(numbered.map(({ part }) => app.archive.read(part)));
  const { url, fetchedAt } = page;
  const task = { ...bytesOf(page), url, fetchedAt, archive: `${file}#${offset}`, parts: parts.map(bytesOf) };
  const extracted = await app.extractor.extract(task, app.stopping.signal);
  const have = new Set(found.map((part) => part.fetchId));
  const missing = extracted.missing.filter((part) => !have.has(partId(capture.fetchId, part)));
  return { ...extracted, missing };
}

function bytesOf({ bytes, headers }: ArchivedResponse): Bytes {
  return { bytes, contentType: headerValue(headers, 'content-type') };
}
