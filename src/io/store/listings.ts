import type { Queryable } from '../db/db.js';

/** What a host gave along with a list, for asking whether it has changed. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** The lists that sources lead to, such as the sitemaps of an index, and how they were read last. */
export class ListingStore {
  constructor(private readonly db: Queryable) {}

  async get(url: string): Promise<Validators | null> {
    const { rows } = await this.db.query<{ etag: string | null; last_modified: string | null }>(
      'SELECT etag, last_modified FROM warta.listing WHERE url = $1',
      [url],
    );
    return rows[0] ? { etag: rows[0].etag, lastModified: rows[0].last_modified } : null;
  }

  async put(url: string, source: string, { etag, lastModified }: Validators): Promise<void> {
    await this.db.query(
      `INSERT INTO warta.listing (url, source, etag, last_modified) VALUES ($1, $2, $3, $4)
       ON CONFLICT (url) DO UPDATE SET source = $2, etag = $3, last_modified = $4, read_at = now()`,
      [url, source, etag, lastModified],
    );
  }
}
