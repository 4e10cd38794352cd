import { type Fingerprint, similarity } from '../../core/duplicates/minhash.js';
import type { Db, Queryable } from '../db/db.js';

/** An article as it is compared with all others. */
export interface Article {
  pageId: string;
  fetchId: string;
  /** Digest of title and text. */
  content: string;
  publishedAt: string | null;
  /** Whether the outlet is one that the rules know by name. */
  named: boolean;
  /** Null for a text too short to be compared; only the same content is found then. */
  fingerprint: Fingerprint | null;
}

/** Articles that are one text: copies, syndicated ones, and those changed a little. The likely original is first. */
export interface Cluster {
  cluster: string;
  members: { pageId: string; url: string; site: string; title: string | null; publishedAt: string | null }[];
}

/** Share of word sequences in common from which two texts are taken for one. */
const ALIKE = 0.7;
/** Candidates that are compared: what has more is a form that many pages share, and more of it tells nothing new. */
const MAX_CANDIDATES = 200;
/** Placing is one at a time, so that two copies that come at once see each other. */
const PLACING = 0x434c5553;

interface Candidate {
  cluster: string;
  content: string;
  signature: Uint8Array | null;
}

/** Which articles are one text. The bands are in an inverted index: a lookup reads only what shares one. */
export class ClusterStore {
  constructor(private readonly db: Db) {}

  /**
   * Puts an article into the cluster of those it is like; done again, or with changed content, it takes the place
   * of what was known of the page.
   * @returns the cluster's name
   */
  place(article: Article): Promise<string> {
    return this.db.transaction(async (session) => {
      const alike = (await candidates(session, article)).filter((other) => isAlike(article, other));
      const names = [...new Set(alike.map(({ cluster }) => cluster))].sort();
      const cluster = names[0] ?? article.fetchId;
      if (names.length > 1) {
        await session.query('UPDATE warta.article SET cluster = $1 WHERE cluster = ANY($2::text[])', [
          cluster,
          names,
        ]);
      }
      await session.query(
        `INSERT INTO warta.article (page_id, cluster, content, published_at, named, signature, bands)
         VALUES ($1, $2, $3, $4, $5, $6, $7::text[]::bigint[])
         ON CONFLICT (page_id) DO UPDATE SET cluster = $2, content = $3, published_at = $4, named = $5,
           signature = $6, bands = $7::text[]::bigint[]`,
        [
          article.pageId,
          cluster,
          article.content,
          article.publishedAt,
          article.named,
          article.fingerprint ? toBytes(article.fingerprint.signature) : null,
          article.fingerprint?.bands ?? [],
        ],
      );
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

async function candidates(session: Queryable, article: Article): Promise<Candidate[]> {
  const { rows: same } = await session.query<Candidate>(
    `SELECT cluster, content, signature FROM warta.article WHERE content = $1 AND page_id <> $2 LIMIT 1`,
    [article.content, article.pageId],
  );
  if (!article.fingerprint) return same;
  const { rows } = await session.query<Candidate>(
    `SELECT cluster, content, signature FROM warta.article
     WHERE bands && $1::text[]::bigint[] AND page_id <> $2 LIMIT $3`,
    [article.fingerprint.bands, article.pageId, MAX_CANDIDATES],
  );
  return [...same, ...rows];
}

function isAlike({ content, fingerprint }: Article, other: Candidate): boolean {
  if (content === other.content) return true;
  if (!fingerprint || !other.signature) return false;
  return similarity(fingerprint.signature, fromBytes(other.signature)) >= ALIKE;
}

function toBytes(signature: Uint32Array): Buffer {
  const bytes = Buffer.alloc(signature.length * 4);
  signature.forEach((value, i) => {
    bytes.writeUInt32LE(value, i * 4);
  });
  return bytes;
}

function fromBytes(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
}
