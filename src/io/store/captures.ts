import type { Queryable } from '../db/db.js';

/** Index entry of one archived response. */
export interface Capture {
  /** The fetch that made it; one fetch makes one capture, however often its job is run. */
  fetchId: string;
  pageId: string;
  /** WARC-Record-ID of the response. */
  recordId: string;
  url: string;
  /** Name of the WARC file, and the place of the response's gzip member in it, in bytes. */
  file: string;
  offset: number;
  length: number;
  status: number;
  /** WARC-Payload-Digest. */
  digest: string;
  etag: string | null;
  lastModified: string | null;
  /** ISO 8601. */
  fetchedAt: string;
  /** Whether the record is known to be on the disk. */
  complete: boolean;
}

interface Row {
  fetch_id: string;
  page_id: string;
  record_id: string;
  url: string;
  file: string;
  offset: number | string;
  length: number | string;
  status: number;
  digest: string;
  etag: string | null;
  last_modified: string | null;
  fetched_at: Date;
  complete: boolean;
}

const COLUMNS =
  'fetch_id, page_id, record_id, url, file, "offset", length, status, digest, etag, last_modified, fetched_at, complete';

/** The index of the archive. */
export class CaptureStore {
  constructor(private readonly db: Queryable) {}

  async get(fetchId: string): Promise<Capture | null> {
    const { rows } = await this.db.query<Row>(`SELECT ${COLUMNS} FROM warta.capture WHERE fetch_id = $1`, [
      fetchId,
    ]);
    return rows[0] ? toCapture(rows[0]) : null;
  }

  /** Newest complete capture of every page, ordered by page, `size` at a time. */
  async *newest(size = 200): AsyncGenerator<{ fetchId: string; pageId: string; site: string }[]> {
    let after = '';
    for (;;) {
      const { rows } = await this.db.query<{ fetch_id: string; page_id: string; site: string }>(
        `SELECT DISTINCT ON (c.page_id) c.page_id, c.fetch_id, page.site
         FROM warta.capture c JOIN warta.page ON page.id = c.page_id
         WHERE c.complete AND c.page_id > $1 ORDER BY c.page_id, c.fetched_at DESC LIMIT $2`,
        [after, size],
      );
      if (rows.length > 0) yield rows.map((r) => ({ fetchId: r.fetch_id, pageId: r.page_id, site: r.site }));
      if (rows.length < size) return;
      after = rows.at(-1)?.page_id ?? after;
    }
  }

  /** Complete captures of a page, oldest first. */
  async of(pageId: string): Promise<Capture[]> {
    const { rows } = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM warta.capture WHERE page_id = $1 AND complete ORDER BY fetched_at, fetch_id`,
      [pageId],
    );
    return rows.map(toCapture);
  }

  /** Newest complete capture of a page. */
  async latest(pageId: string): Promise<Capture | null> {
    const { rows } = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM warta.capture WHERE page_id = $1 AND complete ORDER BY fetched_at DESC LIMIT 1`,
      [pageId],
    );
    return rows[0] ? toCapture(rows[0]) : null;
  }

  /**
   * Says where a capture is about to be written, so that whoever comes after a crash knows where to look.
   * @returns false when another run of the fetch has a complete capture already
   */
  async reserve(c: Capture): Promise<boolean> {
    const { rows } = await this.db.query(
      `INSERT INTO warta.capture AS known (${COLUMNS})
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false)
       ON CONFLICT (fetch_id) DO UPDATE SET record_id = $3, url = $4, file = $5, "offset" = $6, length = $7,
         status = $8, digest = $9, etag = $10, last_modified = $11, fetched_at = $12
       WHERE NOT known.complete RETURNING fetch_id`,
      [
        c.fetchId,
        c.pageId,
        c.recordId,
        c.url,
        c.file,
        c.offset,
        c.length,
        c.status,
        c.digest,
        c.etag,
        c.lastModified,
        c.fetchedAt,
      ],
    );
    return rows.length > 0;
  }

  /** Says that the record is on the disk, unless another run of the fetch has announced another since. */
  async complete({ fetchId, recordId }: Pick<Capture, 'fetchId' | 'recordId'>): Promise<void> {
    await this.db.query('UPDATE warta.capture SET complete = true WHERE fetch_id = $1 AND record_id = $2', [
      fetchId,
      recordId,
    ]);
  }

  async incomplete(): Promise<Capture[]> {
    const { rows } = await this.db.query<Row>(`SELECT ${COLUMNS} FROM warta.capture WHERE NOT complete`);
    return rows.map(toCapture);
  }

  /** Byte after the last complete record of each WARC file. */
  async fileEnds(): Promise<Map<string, number>> {
    const { rows } = await this.db.query<{ file: string; end: number | string }>(
      'SELECT file, max("offset" + length) AS end FROM warta.capture WHERE complete GROUP BY file',
    );
    return new Map(rows.map(({ file, end }) => [file, Number(end)]));
  }

  /** All complete captures in the order of the archive, `size` at a time. */
  async *all(size = 200): AsyncGenerator<Capture> {
    let file = '';
    let offset = -1;
    for (;;) {
      const { rows } = await this.db.query<Row>(
        `SELECT ${COLUMNS} FROM warta.capture WHERE complete AND (file, "offset") > ($1, $2)
         ORDER BY file, "offset" LIMIT $3`,
        [file, offset, size],
      );
      for (const row of rows) {
        yield toCapture(row);
        file = row.file;
        offset = Number(row.offset);
      }
      if (rows.length < size) return;
    }
  }
}

function toCapture(row: Row): Capture {
  return {
    fetchId: row.fetch_id,
    pageId: row.page_id,
    recordId: row.record_id,
    url: row.url,
    file: row.file,
    offset: Number(row.offset),
    length: Number(row.length),
    status: row.status,
    digest: row.digest,
    etag: row.etag,
    lastModified: row.last_modified,
    fetchedAt: row.fetched_at.toISOString(),
    complete: row.complete,
  };
}
