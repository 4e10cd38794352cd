import type { Db, Queryable } from '../db/db.js';
import { removeArticle } from './alike.js';

/** A page as its address names it. */
export interface Home {
  id: string;
  /** Canonical address. */
  url: string;
  site: string;
}

/** One at a time, so that two pages that each name the other do not both give way. */
const MOVING = 0x414c4941;

/** What was fetched for a page is the other's from now on. */
const MOVE_CAPTURES = 'UPDATE warta.capture SET page_id = $2 WHERE page_id = $1';
/** Of the same content one record is enough; other content stands before the first of the page it comes to. */
const DROP_SAME = `DELETE FROM warta.record old USING warta.record kept
  WHERE old.page_id = $1 AND kept.page_id = $2 AND old.content = kept.content`;
const MOVE_RECORDS = `UPDATE warta.record SET page_id = $2, revision = revision - (
    SELECT coalesce((SELECT max(revision) FROM warta.record WHERE page_id = $1)
      - (SELECT min(revision) FROM warta.record WHERE page_id = $2) + 1, 0))
  WHERE page_id = $1`;

/** Pages that turned out to be other addresses of a page: it is in the state "alias" then, and the other has all. */
export class AliasStore {
  constructor(private readonly db: Db) {}

  /**
   * Makes a page another address of the page at `home`, which becomes known by it. Done again it changes nothing.
   * @returns the page that the article is now: the one it was, where `home` is only another address of it
   */
  move(pageId: string, home: Home): Promise<string> {
    return this.db.transaction(async (session) => {
      const to = await pageAt(session, home);
      if (to === pageId) return pageId;
      await session.query(
        `INSERT INTO warta.page AS known (id, url, site, source, state)
         VALUES ($1, $2, $3, (SELECT source FROM warta.page WHERE id = $4), 'fetched')
         ON CONFLICT (id) DO UPDATE SET state = 'fetched', error = NULL, changed_at = now()
         WHERE known.state IN ('new', 'queued', 'failed', 'rejected')`,
        [to, home.url, home.site, pageId],
      );
      for (const statement of [MOVE_CAPTURES, DROP_SAME, MOVE_RECORDS]) {
        await session.query(statement, [pageId, to]);
      }
      await removeArticle(session, pageId);
      await session.query(
        `UPDATE warta.page SET state = 'alias', alias_of = $2, error = NULL, again_at = NULL, changed_at = now()
         WHERE id = $1`,
        [pageId, to],
      );
      return to;
    }, MOVING);
  }
}

/** The page at an address, through the aliases that lead to it. */
async function pageAt(session: Queryable, { id, url }: Home): Promise<string> {
  const { rows } = await session.query<{ id: string }>(
    `WITH RECURSIVE way AS (
       (SELECT id, alias_of, 0 AS step FROM warta.page WHERE id = $1 OR url = $2 ORDER BY id <> $1 LIMIT 1)
       UNION ALL
       SELECT p.id, p.alias_of, step + 1 FROM warta.page p JOIN way ON p.id = way.alias_of
     )
     SELECT id FROM way ORDER BY step DESC LIMIT 1`,
    [id, url],
  );
  return rows[0]?.id ?? id;
}
