import { createHash } from 'node:crypto';
import { bandsOf, type Fingerprint, similarity } from '../../core/duplicates/minhash.js';
import type { Queryable } from '../db/db.js';

/** What an article is compared by. */
export interface Compared {
  pageId: string;
  /** Digest of title and text. */
  content: string;
  /** Null for a text too short to be compared; only the same content is found then. */
  fingerprint: Fingerprint | null;
}

export interface Found {
  /** Bands that the page itself can be found by until now. */
  bands: string[];
  /** Clusters of the articles that it is like, by name. */
  clusters: string[];
}

interface Row {
  page_id: string;
  cluster: string;
  content: string;
  signature: Uint8Array | null;
}

/** Share of word sequences in common from which two texts are taken for one. */
const ALIKE = 0.7;
/** Share that an article has at least in common with the first one of its cluster. */
const OF_ONE = 0.5;
/**
 * Articles looked at of each band, the newest: a band that more have in common is a form or a boilerplate, and copies
 * come soon after their original. A lookup so costs the same whatever is common.
 */
export const NEWEST_OF_BAND = 32;
/** Articles compared, those with most bands in common first. */
export const MAX_COMPARED = 100;

/**
 * A page ($1) and the candidates of its bands ($2). Each band is asked for by itself, in the order of the index: a
 * single condition on all of them is one whose hits the planner cannot estimate, and it reads the whole table then.
 */
export const FIND = `
  SELECT page_id, cluster, content, signature FROM warta.article WHERE page_id = $1
  UNION ALL
  SELECT a.page_id, a.cluster, a.content, a.signature FROM (
    SELECT article FROM unnest($2::text[]::bigint[]) AS own(band) CROSS JOIN LATERAL (
      SELECT article FROM warta.band WHERE band = own.band ORDER BY article DESC LIMIT ${NEWEST_OF_BAND}
    ) newest
    GROUP BY article ORDER BY count(*) DESC, article DESC LIMIT ${MAX_COMPARED}
  ) candidate JOIN warta.article a ON a.no = candidate.article WHERE a.page_id <> $1`;

/** Finds what an article is like. */
export async function findAlike(session: Queryable, article: Compared): Promise<Found> {
  const bands = allBands(article.content, article.fingerprint);
  const { rows } = await session.query<Row>(FIND, [article.pageId, bands]);
  const self = rows.find((row) => row.page_id === article.pageId);
  const alike = rows.filter((row) => row !== self && isAlike(article, row));
  const clusters = await keepFounders(session, article, [...new Set(alike.map(({ cluster }) => cluster))]);
  return { bands: self ? bandsIn(self) : [], clusters: clusters.sort() };
}

/**
 * Clusters that an article belongs to by their first article too. Without it, a report that is written anew from the
 * last one day by day would make one cluster of all its days.
 */
async function keepFounders(session: Queryable, article: Compared, clusters: string[]): Promise<string[]> {
  const { fingerprint } = article;
  if (!fingerprint || clusters.length === 0) return clusters;
  const { rows } = await session.query<Row>(
    `SELECT f.* FROM unnest($1::text[]) AS own(cluster) CROSS JOIN LATERAL (
       SELECT page_id, cluster, content, signature FROM warta.article
       WHERE cluster = own.cluster AND page_id <> $2 ORDER BY no LIMIT 1) f`,
    [clusters, article.pageId],
  );
  return rows
    .filter(({ signature }) => signature === null || sharedWith(fingerprint, signature) >= OF_ONE)
    .map(({ cluster }) => cluster);
}

/** Takes a page out of all comparisons. */
export async function removeArticle(session: Queryable, pageId: string): Promise<void> {
  const { rows } = await session.query<Row>(
    'SELECT page_id, cluster, content, signature FROM warta.article WHERE page_id = $1',
    [pageId],
  );
  if (!rows[0]) return;
  await session.query(
    `WITH gone AS (DELETE FROM warta.article WHERE page_id = $1 RETURNING no)
     DELETE FROM warta.band USING gone WHERE article = no AND band = ANY($2::text[]::bigint[])`,
    [pageId, bandsIn(rows[0])],
  );
}

/** The bands of a text's signature, and one of its content, by which the same short text is found too. */
export function allBands(content: string, fingerprint: Pick<Fingerprint, 'bands'> | null): string[] {
  const same = createHash('sha256').update(content).digest().readBigInt64BE().toString();
  return [same, ...(fingerprint?.bands ?? [])];
}

/** A signature as the store keeps it. */
export function toBytes(signature: Uint32Array): Buffer {
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

function isAlike({ content, fingerprint }: Compared, other: Row): boolean {
  if (content === other.content) return true;
  if (!fingerprint || !other.signature) return false;
  return sharedWith(fingerprint, other.signature) >= ALIKE;
}

function sharedWith(fingerprint: Fingerprint, signature: Uint8Array): number {
  return similarity(fingerprint.signature, fromBytes(signature));
}

function bandsIn({ content, signature }: Row): string[] {
  return allBands(content, signature && { bands: bandsOf(fromBytes(signature)) });
}
