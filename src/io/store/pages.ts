import type { Queryable } from '../db/db.js';

/**
 * Where a page stands: known but without a job yet, waiting for its fetch, archived, with a record, without an
 * article in it, or given up with an error.
 */
export type PageState = 'new' | 'queued' | 'fetched' | 'extracted' | 'rejected' | 'failed';

export interface NewPage {
  id: string;
  /** Canonical address. */
  url: string;
  site: string;
  source: string;
}

/** Known pages. */
export class PageStore {
  constructor(private readonly db: Queryable) {}

  /**
   * Remembers pages; those known already stay as they are.
   * @returns the ids of this source's pages that have no fetch job yet: the new ones, and those of a run that was
   * killed before it could queue them
   */
  async add(source: string, pages: NewPage[]): Promise<{ id: string; url: string; site: string }[]> {
    if (pages.length > 0) {
      await this.db.query(
        `INSERT INTO warta.page (id, url, site, source, state)
         SELECT id, url, site, $4, 'new' FROM unnest($1::text[], $2::text[], $3::text[]) AS found (id, url, site)
         ON CONFLICT DO NOTHING`,
        [pages.map((p) => p.id), pages.map((p) => p.url), pages.map((p) => p.site), source],
      );
    }
    const { rows } = await this.db.query<{ id: string; url: string; site: string }>(
      `SELECT id, url, site FROM warta.page WHERE state = 'new' AND source = $1 ORDER BY found_at, id`,
      [source],
    );
    return rows;
  }

  /** Says that the pages have their fetch jobs. */
  async queued(ids: string[]): Promise<void> {
    await this.db.query(
      `UPDATE warta.page SET state = 'queued', changed_at = now() WHERE id = ANY($1::text[]) AND state = 'new'`,
      [ids],
    );
  }

  /** Says that the page is archived. A fetch job that is run again after its page was extracted changes nothing. */
  async fetched(id: string): Promise<void> {
    await this.db.query(
      `UPDATE warta.page SET state = 'fetched', error = NULL, changed_at = now()
       WHERE id = $1 AND state IN ('new', 'queued', 'failed')`,
      [id],
    );
  }

  async setState(id: string, state: PageState, error: string | null = null): Promise<void> {
    await this.db.query('UPDATE warta.page SET state = $2, error = $3, changed_at = now() WHERE id = $1', [
      id,
      state,
      error,
    ]);
  }

  /** Pages that are still on their way. */
  async pending(): Promise<number> {
    const { rows } = await this.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM warta.page WHERE state IN ('new', 'queued', 'fetched')`,
    );
    return rows[0]?.n ?? 0;
  }

  /** Number of pages by site and state. */
  async counts(): Promise<{ site: string; state: PageState; n: number }[]> {
    const { rows } = await this.db.query<{ site: string; state: PageState; n: number }>(
      'SELECT site, state, count(*)::int AS n FROM warta.page GROUP BY site, state ORDER BY site, state',
    );
    return rows;
  }
}
