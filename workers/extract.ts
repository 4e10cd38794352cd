import type { App } from '../src/io/app.js';
import type { Extracted } from '../src/io/extract/thread.js';
import { headerValue } from '../src/io/fetch/exchange.js';
import { type ExtractJob, extractJob } from '../src/io/queue/jobs.js';
import type { Capture } from '../src/io/store/captures.js';
import type { SaveRecord } from '../src/io/store/records.js';
import type { Hand } from './job.js';

/**
 * Makes the record of an archived page and keeps it.
 * @throws PageError when there is no Indonesian article in it; ArchiveError, ExtractorError
 */
export async function extractToStore(app: App, hand: Hand<ExtractJob>): Promise<{ revision: number }> {
  const { fetchId, pageId, site } = extractJob.parse(hand.job.data);
  const capture = await app.archive.find(fetchId);
  if (!capture) throw new Error(`no capture of fetch ${fetchId}`);
  const extracted = await extractCapture(app, capture);
  const revision = await keep(app, { pageId, fetchId, site, ...extracted });
  return { revision };
}

/** Keeps a record and finds the articles that are the same text. */
export async function keep(app: App, entry: SaveRecord): Promise<number> {
  const revision = await app.store.records.save(entry);
  await app.store.clusters.place({ pageId: entry.pageId, fetchId: entry.fetchId, ...entry.summary });
  return revision;
}

/** What today's rules make of a capture. */
export async function extractCapture(app: App, capture: Capture): Promise<Extracted> {
  const { bytes, headers, url, fetchedAt } = await app.archive.read(capture);
  const contentType = headerValue(headers, 'content-type');
  const archive = `${capture.file}#${capture.offset}`;
  return app.extractor.extract({ bytes, contentType, url, fetchedAt, archive }, app.stopping.signal);
}
