import type { Db } from '../db/db.js';
import type { Extracted } from '../extract/thread.js';

export interface StoredRecord {
  pageId: string;
  revision: number;
  fetchId: string;
  site: string;
  ruleset: string;
  /** One line of JSON, byte for byte what the extraction gave. */
  record: string;
}

export interface SiteSummary {
  site: string;
  pages: number;
  records: number;
  actions: number;
  /** Mean time of one extraction. */
  ms: number;
}

interface Row {
  page_id: string;
  revision: number;
  fetch_id: string;
  site: string;
  ruleset: string;
  record: string;
}

/** Records, every revision of every page. */
export class RecordStore {
  constructor(private readonly db: Db) {}

  /**
   * Keeps a record. The same content (title and text) again replaces the newest revision, whichever rules made it;
   * other content becomes a revision of its own, and both are kept.
   * @returns the revision it is now
   */
  save(entry: SaveRecord): Promise<number> {
    return this.db.transaction(async (session) => {
      await session.query('SELECT id FROM warta.page WHERE id = $1 FOR UPDATE', [entry.pageId]);
      const { rows } = await session.query<{ revision: number; same: boolean }>(
        `SELECT revision, content = $2 OR fetch_id = $3 AS same FROM warta.record
         WHERE page_id = $1 ORDER BY revision DESC LIMIT 1`,
        [entry.pageId, entry.summary.content, entry.fetchId],
      );
      const last = rows[0];
      const revision = last ? last.revision + (last.same ? 0 : 1) : 1;
      const { summary } = entry;
      await session.query(
        `INSERT INTO warta.record
           (page_id, revision, fetch_id, site, content, ruleset, title, published_at, actions, ms, record,
            authors, length, warnings)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (page_id, revision) DO UPDATE SET fetch_id = $3, content = $5, ruleset = $6, title = $7,
           published_at = $8, actions = $9, ms = $10, record = $11, authors = $12, length = $13, warnings = $14,
           extracted_at = now()`,
        [
          entry.pageId,
          revision,
          entry.fetchId,
          entry.site,
          summary.content,
          summary.ruleset,
          summary.title,
          summary.publishedAt,
          summary.actions,
          entry.ms,
          entry.json,
          summary.authors,
          summary.length,
          summary.warnings,
        ],
      );
      await session.query(
        `UPDATE warta.page SET state = 'extracted', error = NULL, changed_at = now() WHERE id = $1`,
        [entry.pageId],
      );
      return revision;
    });
  }

  /** Newest record of a page. */
  async latest(pageId: string): Promise<StoredRecord | null> {
    const { rows } = await this.db.query<Row>(
      `SELECT page_id, revision, fetch_id, site, ruleset, record FROM warta.record
       WHERE page_id = $1 ORDER BY revision DESC LIMIT 1`,
      [pageId],
    );
    return rows[0] ? toRecord(rows[0]) : null;
  }

  /** Newest record of every page, ordered by page, `size` at a time. */
  async *all(size = 100): AsyncGenerator<StoredRecord> {
    let after = '';
    for (;;) {
      const { rows } = await this.db.query<Row>(
        `SELECT DISTINCT ON (page_id) page_id, revision, fetch_id, site, ruleset, record FROM warta.record
         WHERE page_id > $1 ORDER BY page_id, revision DESC LIMIT $2`,
        [after, size],
      );
      for (const row of rows) yield toRecord(row);
      if (rows.length < size) return;
      after = rows.at(-1)?.page_id ?? after;
    }
  }

  /** By site: known pages, those with a record, the actions in them, and the mean time of an extraction. */
  async summary(): Promise<SiteSummary[]> {
    const { rows } = await this.db.query<SiteSummary>(
      `SELECT page.site, count(*)::int AS pages, count(r.page_id)::int AS records,
              coalesce(sum(r.actions), 0)::int AS actions, coalesce(avg(r.ms), 0)::float8 AS ms
       FROM warta.page LEFT JOIN (
         SELECT DISTINCT ON (page_id) page_id, actions, ms FROM warta.record ORDER BY page_id, revision DESC
       ) r ON r.page_id = page.id
       GROUP BY page.site ORDER BY page.site`,
    );
    return rows;
  }
}

export interface SaveRecord extends Omit<Extracted, 'missing'> {
  pageId: string;
  fetchId: string;
  site: string;
}

function toRecord(row: Row): StoredRecord {
  return {
    pageId: row.page_id,
    revision: row.revision,
    fetchId: row.fetch_id,
    site: row.site,
    ruleset: row.ruleset,
    record: row.record,
  };
}
