import type { Queryable } from '../db/db.js';

/** Index entry of one archived response. */
export interface Capture {
  /** The fetch that made it; one fetch makes one capture, however often its job is run. */
  fetchId: string;
  /** The page it is of; null for what is no page: robots.txt, lists, redirects, "not now", "not changed". */
  pageId: string | null;
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
  page_id: string | null;
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

  /** Newest complete capture with a page in it of every page, ordered by page, `size` at a time. */
  async *newest(size = 200): AsyncGenerator<{ fetchId: string; pageId: string; site: string }[]> {
    let after = '';
    for (;;) {
      const { rows } = await this.db.query<{ fetch_id: string; page_id: string; site: string }>(
        `SELECT DISTINCT ON (c.page_id) c.page_id, c.fetch_id, page.site
         FROM warta.capture c JOIN warta.page ON page.id = c.page_id
         WHERE c.complete AND c.status BETWEEN 200 AND 299 AND c.page_id > $1 ORDER BY c.page_id, c.fetched_at DESC LIMIT $2`,
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

  /** What a 304 from an address is about: the newest good answer for the page, or else from the address itself. */
  async earlier(pageId: string | null, url: string): Promise<Capture | null> {
    const { rows } = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM warta.capture
       WHERE ${pageId === null ? 'page_id IS NULL AND md5(url) = md5($1) AND url = $1' : 'page_id = $1'} AND complete AND status = 200
       ORDER BY fetched_at DESC LIMIT 1`,
      [pageId ?? url],
    );
    return rows[0] ? toCapture(rows[0]) : null;
  }

  /**
   * Says where captures are about to be written, so that whoever comes after a crash knows where to look.
   * @returns the fetches that are to be written: not those of which another run has a complete capture already
   */
  async reserve(captures: Capture[]): Promise<Set<string>> {
    return captures.length > 0 ? this.put(captures, false) : new Set();
  }

  /** Says that the records are on the disk, unless another run of a fetch has announced another since. */
  async complete(captures: Capture[]): Promise<void> {
    await this.put(captures, true);
  }

  /** In one order, so that two processes with the same fetches do not wait for each other. */
  private async put(captures: Capture[], complete: boolean): Promise<Set<string>> {
    const { rows } = await this.db.query<{ fetch_id: string }>(
      `INSERT INTO warta.capture AS known (${COLUMNS})
       SELECT "fetchId", "pageId", "recordId", url, file, "offset", length, status, digest, etag, "lastModified",
              "fetchedAt", $2::boolean
       FROM json_to_recordset($1::text::json) AS c ("fetchId" text, "pageId" text, "recordId" text, url text,
         file text, "offset" bigint, length bigint, status integer, digest text, etag text, "lastModified" text,
         "fetchedAt" timestamptz)
       ORDER BY "fetchId"
       ON CONFLICT (fetch_id) DO UPDATE SET page_id = excluded.page_id, record_id = excluded.record_id,
         url = excluded.url, file = excluded.file, "offset" = excluded."offset", length = excluded.length,
         status = excluded.status, digest = excluded.digest, etag = excluded.etag,
         last_modified = excluded.last_modified, fetched_at = excluded.fetched_at, complete = excluded.complete
       WHERE NOT known.complete AND (NOT excluded.complete OR known.record_id = excluded.record_id)
       RETURNING fetch_id`,
      [JSON.stringify(captures), complete],
    );
    return new Set(rows.map((row) => row.fetch_id));
  }

  /** Forgets a capture that was announced and never written. */
  async forget({ fetchId, recordId }: Pick<Capture, 'fetchId' | 'recordId'>): Promise<void> {
    await this.db.query('DELETE FROM warta.capture WHERE fetch_id = $1 AND record_id = $2 AND NOT complete', [
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
