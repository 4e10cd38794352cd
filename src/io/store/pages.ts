import type { Queryable } from '../db/db.js';

/**
 * Where a page stands: known but without a job yet, waiting for its fetch, archived, with a record, without an
 * article in it, given up with an error, or only another address of a page that has all of it.
 */
export type PageState = 'new' | 'queued' | 'fetched' | 'extracted' | 'rejected' | 'failed' | 'alias';

export interface NewPage {
  id: string;
  /** Canonical address. */
  url: string;
  site: string;
  source: string;
  /** When its list says it was changed, ms since 1970. */
  modified?: number | null;
}

/** A page that wants a fetch job. */
export interface Unqueued {
  id: string;
  url: string;
  site: string;
  /** The page has been fetched before, and is said to have changed since. */
  again: boolean;
  /** Id of the fetch: the page's own for its first, one made of the time of the change for a later one. */
  fetchId: string;
}

/** Pages of one statement. */
const CHUNK = 1000;
/** A page that is said to have changed is fetched again for so long after it was found, and so often. */
const AGAIN_WITHIN = "interval '14 days'";
const AGAIN_EVERY = "interval '6 hours'";

/** Known pages. */
export class PageStore {
  constructor(private readonly db: Queryable) {}

  /**
   * Remembers pages; those known already stay as they are, unless their list says that they have changed.
   * @returns pages that have no fetch job yet: the changed ones, whichever source found them, and of this source's
   * the new ones and those of a run that was killed before it could queue them
   */
  async add(source: string, pages: NewPage[]): Promise<Unqueued[]> {
    const changed: string[] = [];
    for (let at = 0; at < pages.length; at += CHUNK) {
      const chunk = pages.slice(at, at + CHUNK);
      await this.insert(source, chunk);
      changed.push(...(await this.noteChanges(chunk)));
    }
    const { rows } = await this.db.query<Unqueued>(
      `SELECT id, url, site, again_at IS NOT NULL AS again, CASE WHEN again_at IS NULL THEN id
         ELSE id || '-' || extract(epoch FROM lastmod)::bigint END AS "fetchId"
       FROM warta.page WHERE (source = $1 AND (state = 'new' OR again_at IS NOT NULL))
         OR (id = ANY($2::text[]) AND again_at IS NOT NULL) ORDER BY found_at, id`,
      [source, changed],
    );
    return rows;
  }

  private async insert(source: string, pages: NewPage[]): Promise<void> {
    await this.db.query(
      `INSERT INTO warta.page (id, url, site, source, state, lastmod)
       SELECT id, url, site, $4, 'new', to_timestamp(modified / 1000)
       FROM unnest($1::text[], $2::text[], $3::text[], $5::float8[]) AS found (id, url, site, modified)
       ON CONFLICT DO NOTHING`,
      [
        pages.map((p) => p.id),
        pages.map((p) => p.url),
        pages.map((p) => p.site),
        source,
        pages.map((p) => p.modified ?? null),
      ],
    );
  }

  /**
   * Some lists give the time of the request as that of every change: a page is believed to change for some days. What
   * a list says of another address of a page, it says of the page.
   * @returns ids of the pages that are said to have changed
   */
  private async noteChanges(pages: NewPage[]): Promise<string[]> {
    const dated = pages.filter((p) => p.modified);
    if (dated.length === 0) return [];
    const { rows } = await this.db.query<{ id: string }>(
      `WITH RECURSIVE way AS (
         SELECT p.id, p.alias_of, found.modified
         FROM unnest($1::text[], $2::float8[]) AS found (id, modified) JOIN warta.page p USING (id)
         UNION
         SELECT p.id, p.alias_of, way.modified FROM way JOIN warta.page p ON p.id = way.alias_of
       ), home AS (
         SELECT id, to_timestamp(max(modified) / 1000) AS modified FROM way WHERE alias_of IS NULL GROUP BY id
       )
       UPDATE warta.page AS p SET lastmod = home.modified, again_at = now() FROM home
       WHERE p.id = home.id AND p.again_at IS NULL AND p.state IN ('extracted', 'rejected', 'failed')
         AND p.found_at > now() - ${AGAIN_WITHIN} AND p.changed_at < now() - ${AGAIN_EVERY}
         AND home.modified > greatest(p.lastmod, p.changed_at) AND home.modified < now() + interval '1 day'
       RETURNING p.id`,
      [dated.map((p) => p.id), dated.map((p) => p.modified)],
    );
    return rows.map(({ id }) => id);
  }

  /** Says that the pages have their fetch jobs. */
  async queued(ids: string[]): Promise<void> {
    await this.db.query(
      `UPDATE warta.page SET state = CASE state WHEN 'new' THEN 'queued' ELSE state END, again_at = NULL,
         changed_at = now() WHERE id = ANY($1::text[]) AND (state = 'new' OR again_at IS NOT NULL)`,
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

  /** Remembers a page that comes with its archived response, from no source. One that has a record keeps it. */
  async imported({ id, url, site }: Omit<NewPage, 'source'>): Promise<void> {
    await this.db.query(
      `INSERT INTO warta.page AS known (id, url, site, state) VALUES ($1, $2, $3, 'fetched')
       ON CONFLICT (id) DO UPDATE SET state = 'fetched', error = NULL, changed_at = now()
       WHERE known.state <> 'extracted'`,
      [id, url, site],
    );
  }

  /** Whether the last that was tried with the page failed. */
  async isFailed(id: string): Promise<boolean> {
    const { rows } = await this.db.query(`SELECT 1 FROM warta.page WHERE id = $1 AND state = 'failed'`, [id]);
    return rows.length > 0;
  }

  async setState(id: string, state: PageState, error: string | null = null): Promise<void> {
    await this.db.query('UPDATE warta.page SET state = $2, error = $3, changed_at = now() WHERE id = $1', [
      id,
      state,
      error,
    ]);
  }

  /** Addresses of pages, by their ids. */
  async urls(ids: string[]): Promise<Map<string, string>> {
    const { rows } = await this.db.query<{ id: string; url: string }>(
      'SELECT id, url FROM warta.page WHERE id = ANY($1::text[])',
      [ids],
    );
    return new Map(rows.map(({ id, url }) => [id, url]));
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
