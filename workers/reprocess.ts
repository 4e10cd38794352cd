import type { WartaRecord } from '../src/core/record/schema.js';
import type { App } from '../src/io/app.js';
import { contentDigest, recordOf } from './extract.js';
import { reason } from './job.js';

/** What today's rules changed, for one site. */
export interface SiteChanges {
  site: string;
  pages: number;
  /** Pages whose record differs in at least one field. */
  changed: number;
  /** Pages that cannot be made into a record any more. */
  lost: number;
  /** Number of pages in which each field differs. */
  fields: Map<string, number>;
}

/** Differ with every run or every rule file, and say nothing about the article. */
const NOT_COMPARED = new Set(['extraction', 'schemaVersion', 'ref', 'provenance']);

/**
 * Makes every record again from the archive, with today's rules, and compares it with the stored one.
 * @param save also keeps the new records
 * @param seen called after each page
 */
export async function reprocess(app: App, save: boolean, seen: () => void): Promise<SiteChanges[]> {
  const sites = new Map<string, SiteChanges>();
  for await (const stored of app.store.records.all()) {
    const changes = sites.get(stored.site) ?? emptyChanges(stored.site);
    sites.set(stored.site, changes);
    changes.pages++;
    const old = JSON.parse(stored.record) as WartaRecord;
    try {
      const capture = await app.archive.find(stored.fetchId);
      if (!capture) throw new Error(`no capture of fetch ${stored.fetchId}`);
      const started = performance.now();
      const record = await recordOf(app, capture);
      count(changes, changedFields(old, record));
      const { pageId, fetchId, site } = stored;
      const ms = performance.now() - started;
      if (save) {
        await app.store.records.save({ pageId, fetchId, site, content: contentDigest(record), ms, record });
      }
    } catch (error) {
      changes.lost++;
      app.log.warn({ page: stored.pageId, url: old.url, reason: reason(error) }, 'no record any more');
    }
    seen();
  }
  return [...sites.values()].sort((a, b) => a.site.localeCompare(b.site));
}

/** Names of the record's fields whose values differ. */
export function changedFields(before: WartaRecord, after: WartaRecord): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const value = (record: WartaRecord, name: string) => JSON.stringify(record[name as keyof WartaRecord]);
  return [...names].filter((name) => !NOT_COMPARED.has(name) && value(before, name) !== value(after, name));
}

function count(changes: SiteChanges, fields: string[]): void {
  if (fields.length > 0) changes.changed++;
  for (const field of fields) changes.fields.set(field, (changes.fields.get(field) ?? 0) + 1);
}

function emptyChanges(site: string): SiteChanges {
  return { site, pages: 0, changed: 0, lost: 0, fields: new Map() };
}
