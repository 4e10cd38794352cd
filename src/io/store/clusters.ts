import type { Db, Queryable } from '../db/db.js';
import { allBands, type Compared, findAlike, toBytes } from './alike.js';

/** An article as it is compared with all others. */
export interface Article extends Compared {
  fetchId: string;
  publishedAt: string | null;
  /** Whether the outlet is one that the rules know by name. */
  named: boolean;
}

/** Articles that are one text: copies, syndicated ones, and those changed a little. The likely original is first. */
export interface Cluster {
  cluster: string;
  members: { pageId: string; url: string; site: string; title: string | null; publishedAt: string | null }[];
}

/** Placing is one at a time, so that two copies that come at once see each other. */
const PLACING = 0x434c5553;

/** The article, and what has changed of the bands it is found by: one statement, as each is a way to the database. */
const PUT = `
  WITH put AS (
    INSERT INTO warta.article (page_id, cluster, content, published_at, named, signature)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (page_id) DO UPDATE SET cluster = $2, content = $3, published_at = $4, named = $5, signature = $6
    RETURNING no
  ), gone AS (
    DELETE FROM warta.band USING put WHERE article = no AND band = ANY($7::text[]::bigint[])
  )
  INSERT INTO warta.band SELECT band, no FROM put, unnest($8::text[]::bigint[]) band
  ON CONFLICT DO NOTHING`;

/** Which articles are one text. The bands are in an index: a lookup reads only what shares one. */
export class ClusterStore {
  constructor(private readonly db: Db) {}

  /**
   * Puts an article into the cluster of those it is like; done again, or with changed content, it takes the place
   * of what was known of the page.
   * @returns the cluster's name
   */
  place(article: Article): Promise<string> {
    return this.db.transaction(async (session) => {
      const { bands, clusters: names } = await findAlike(session, article);
      const cluster = names[0] ?? article.fetchId;
      if (names.length > 1) {
        await session.query('UPDATE warta.article SET cluster = $1 WHERE cluster = ANY($2::text[])', [
          cluster,
          names,
        ]);
      }
      await put(session, article, cluster, bands);
      return cluster;
    }, PLACING);
  }

  /** Name of the cluster a page is in; null for a page without a record. */
  async of(pageId: string): Promise<string | null> {
    const { rows } = await this.db.query<{ cluster: string }>(
      'SELECT cluster FROM warta.article WHERE page_id = $1',
      [pageId],
    );
    return rows[0]?.cluster ?? null;
  }

  /** A cluster: published first, then of a named outlet, then found first. */
  async get(cluster: string): Promise<Cluster> {
    const { rows: members } = await this.db.query<Cluster['members'][number]>(
      `SELECT a.page_id AS "pageId", p.url, p.site, r.title, r.published_at AS "publishedAt"
       FROM warta.article a JOIN warta.page p ON p.id = a.page_id
       LEFT JOIN LATERAL (SELECT title, published_at FROM warta.record WHERE page_id = a.page_id
         ORDER BY revision DESC LIMIT 1) r ON true
       WHERE a.cluster = $1 ORDER BY a.published_at NULLS LAST, a.named DESC, p.found_at, a.page_id`,
      [cluster],
    );
    return { cluster, members };
  }

  /** Every cluster of two and more, `size` at a time. */
  async *all(size = 100): AsyncGenerator<Cluster> {
    let after = '';
    for (;;) {
      const { rows } = await this.db.query<{ cluster: string }>(
        `SELECT cluster FROM warta.article WHERE cluster > $1 GROUP BY cluster HAVING count(*) > 1
         ORDER BY cluster LIMIT $2`,
        [after, size],
      );
      for (const { cluster } of rows) yield await this.get(cluster);
      if (rows.length < size) return;
      after = rows.at(-1)?.cluster ?? after;
    }
  }
}

async function put(session: Queryable, article: Article, cluster: string, before: string[]): Promise<void> {
  const { pageId, content, publishedAt, named, fingerprint } = article;
  const signature = fingerprint ? toBytes(fingerprint.signature) : null;
  const now = allBands(content, fingerprint);
  const gone = before.filter((band) => !now.includes(band));
  const fresh = now.filter((band) => !before.includes(band));
  await session.query(PUT, [pageId, cluster, content, publishedAt, named, signature, gone, fresh]);
}
