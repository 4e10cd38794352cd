import { PageError } from '../src/core/errors.js';
import type { WartaRecord } from '../src/core/record/schema.js';
import type { App } from '../src/io/app.js';
import type { Extracted } from '../src/io/extract/thread.js';
import { type ReprocessJob, reprocessJob } from '../src/io/queue/jobs.js';
import { extractCapture, keep } from './extract.js';
import { type Hand, reason } from './job.js';

/**
 * What reading a page again gave: the fields that differ from the stored record; `lost` when it cannot be made into a
 * record any more, `gained` when it never could before, `none` when it still cannot.
 */
export interface Reread {
  outcome: 'same' | 'changed' | 'lost' | 'gained' | 'none';
  fields: string[];
}

/** Differ with every run or every rule file, and say nothing about the article. */
const NOT_COMPARED = new Set(['extraction', 'schemaVersion', 'ref', 'provenance']);

/** Makes the record of an archived page again, with today's rules, and compares it with the stored one. */
export async function reprocessPage(app: App, hand: Hand<ReprocessJob>): Promise<Reread> {
  const { fetchId, pageId, site, save } = reprocessJob.parse(hand.job.data);
  const stored = await app.store.records.latest(pageId);
  const source = stored?.fetchId ?? fetchId;
  const capture = await app.archive.find(source);
  if (!capture) throw new Error(`no capture of fetch ${source}`);
  let extracted: Extracted;
  try {
    extracted = await extractCapture(app, capture);
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    app.log.warn({ page: pageId, url: capture.url, reason: reason(error) }, 'no record');
    return { outcome: stored ? 'lost' : 'none', fields: [] };
  }
  if (save) await keep(app, { pageId, fetchId: source, site, ...extracted });
  if (!stored) return { outcome: 'gained', fields: [] };
  const record = JSON.parse(extracted.json) as WartaRecord;
  const fields = changedFields(JSON.parse(stored.record) as WartaRecord, record);
  return { outcome: fields.length > 0 ? 'changed' : 'same', fields };
}

/** Names of the record's fields whose values differ. */
export function changedFields(before: WartaRecord, after: WartaRecord): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const value = (record: WartaRecord, name: string) => JSON.stringify(record[name as keyof WartaRecord]);
  return [...names].filter((name) => !NOT_COMPARED.has(name) && value(before, name) !== value(after, name));
}
