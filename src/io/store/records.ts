import type { Queryable } from '../db/db.js';
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

/** One statement, since a way to the database is what most of the time goes to. No row: the revision was taken. */
const SAVE = `
  WITH last AS (
    SELECT revision, content = $4 OR fetch_id = $2 AS same FROM warta.record
    WHERE page_id = $1 ORDER BY revision DESC LIMIT 1
  ), saved AS (
    INSERT INTO warta.record AS r
      (page_id, revision, fetch_id, site, content, ruleset, title, published_at, actions, ms, record,
       authors, length, warnings)
    VALUES ($1, coalesce((SELECT revision + (NOT same)::int FROM last), 1), $2, $3, $4, $5, $6, $7, $8, $9, $10,
      $11, $12, $13)
    ON CONFLICT (page_id, revision) DO UPDATE SET fetch_id = $2, content = $4, ruleset = $5, title = $6,
      published_at = $7, actions = $8, ms = $9, record = $10, authors = $11, length = $12, warnings = $13,
      extracted_at = now()
    WHERE r.content = $4 OR r.fetch_id = $2
    RETURNING revision
  ), page AS (
    UPDATE warta.page SET state = 'extracted', error = NULL, changed_at = now()
    WHERE id = $1 AND EXISTS (SELECT 1 FROM saved)
  )
  SELECT revision FROM saved`;

/** Records, every revision of every page. */
export class RecordStore {
  constructor(private readonly db: Queryable) {}

  /**
   * Keeps a record. The same content (title and text) again replaces the newest revision, whichever rules made it;
   * other content becomes a revision of its own, and both are kept.
   * @returns the revision it is now
   */
  async save(entry: SaveRecord): Promise<number> {
    const { summary } = entry;
    const values = [
      entry.pageId,
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
    ];
    for (;;) {
      const { rows } = await this.db.query<{ revision: number }>(SAVE, values);
      if (rows[0]) return rows[0].revision;
      // Another content took that revision at the same moment: this one comes after it.
    }
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
       WHERE page.state <> 'alias'
       GROUP BY page.site ORDER BY page.site`,
    );
    return rows;
  }
}

export interface SaveRecord extends Omit<Extracted, 'missing' | 'url'> {
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
