import { createHash } from 'node:crypto';
import { extract } from '../src/core/extract.js';
import type { WartaRecord } from '../src/core/record/schema.js';
import type { App } from '../src/io/app.js';
import { decodePage } from '../src/io/decode.js';
import { headerValue } from '../src/io/fetch/exchange.js';
import { type ExtractJob, extractJob } from '../src/io/queue/jobs.js';
import type { Capture } from '../src/io/store/captures.js';
import type { Hand } from './job.js';

/**
 * Makes the record of an archived page and keeps it.
 * @throws PageError when there is no Indonesian article in it; ArchiveError
 */
export async function extractToStore(app: App, hand: Hand<ExtractJob>): Promise<{ revision: number }> {
  const { fetchId, pageId, site } = extractJob.parse(hand.job.data);
  const capture = await app.archive.find(fetchId);
  if (!capture) throw new Error(`no capture of fetch ${fetchId}`);
  const started = performance.now();
  const record = await recordOf(app, capture);
  const ms = performance.now() - started;
  const content = contentDigest(record);
  return { revision: await app.store.records.save({ pageId, fetchId, site, content, ms, record }) };
}

/** The record that today's rules make of a capture. */
export async function recordOf(app: App, capture: Capture): Promise<WartaRecord> {
  const response = await app.archive.read(capture);
  const { text } = decodePage(response.bytes, headerValue(response.headers, 'content-type'));
  const archive = `${capture.file}#${capture.offset}`;
  return extract(
    { kind: 'html', html: text, url: response.url, fetchedAt: response.fetchedAt, archive },
    app.rules,
  );
}

/** What makes a revision: another title or another text. */
export function contentDigest({ title, text }: Pick<WartaRecord, 'title' | 'text'>): string {
  return createHash('sha256')
    .update(`${title ?? ''}\0${text}`)
    .digest('hex')
    .slice(0, 32);
}
