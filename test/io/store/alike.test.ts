import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../../src/core/duplicates/minhash.js';
import { FIND, MAX_COMPARED, NEWEST_OF_BAND } from '../../../src/io/store/alike.js';
import type { Store } from '../../../src/io/store/store.js';
import { databases } from '../db/databases.js';
import { openBeforeAll } from './open.js';

/** A fingerprint with the bands named, and a signature that only those of the same text have. */
const print = (text: number, bands: number[]): Fingerprint => ({
  signature: Uint32Array.from({ length: 64 }, (_, i) => text * 1000 + i),
  bands: bands.map(String),
});

describe.each(databases)('candidates on %s', (_name, available, open) => {
  describe.skipIf(!available)('are few however common a band is', () => {
    let store: Store;
    let pages = 0;

    openBeforeAll(open, (opened) => {
      store = opened;
    });

    function place(text: number, bands: number[]) {
      const id = `p${++pages}`;
      const article = { pageId: id, fetchId: `f-${id}`, content: id, publishedAt: null, named: false };
      return store.clusters.place({ ...article, fingerprint: print(text, bands) });
    }

    it('the newest of a band are compared, so that a copy that comes soon is found by that band alone', async () => {
      const original = await place(1, [100]);
      for (let text = 2; text <= NEWEST_OF_BAND; text++) await place(text, [100]);
      expect(await place(1, [100])).toBe(original);
    });

    it('what comes later is found by any band that is less common', async () => {
      const original = await place(1001, [200, 201]);
      for (let text = 1002; text <= 1002 + NEWEST_OF_BAND; text++) await place(text, [200]);
      expect(await place(1001, [200])).not.toBe(original);
      expect(await place(1001, [200, 201])).toBe(original);
    });

    /** Makes articles that are like no other and have all of these bands. */
    async function fill(n: number, name: string, bands: string) {
      await store.db.query(
        `INSERT INTO warta.article (page_id, cluster, content, named, signature)
         SELECT '${name}' || n, '${name}' || n, n, false, decode(repeat('00', 256), 'hex') FROM generate_series(1, ${n}) n`,
      );
      await store.db.query(
        `INSERT INTO warta.band SELECT band, no FROM warta.article, ${bands} band WHERE page_id LIKE '${name}%'`,
      );
    }

    it('those with most bands in common come first', async () => {
      const bands = [301, 302, 303, 304];
      const original = await place(2001, bands);
      for (const band of bands)
        await fill(NEWEST_OF_BAND - 1, `one-of-${band}-`, `generate_series(${band}, ${band})`);
      expect(await place(2001, bands)).toBe(original);
    });

    it('a lookup reads a bounded number of rows', async () => {
      await fill(3000, 'hot', 'generate_series(1, 16)');
      const bands = Array.from({ length: 16 }, (_, k) => String(k + 1));
      for (const analysed of [false, true]) {
        if (analysed) await store.db.query('ANALYZE warta.article, warta.band');
        const explain = `EXPLAIN (ANALYZE, FORMAT JSON) ${FIND}`;
        const { rows } = await store.db.query<{ 'QUERY PLAN': unknown }>(explain, ['new', bands]);
        expect(bandsRead(rows[0]?.['QUERY PLAN'])).toBe(16 * NEWEST_OF_BAND);
      }
      expect((await store.db.query(FIND, ['new', [...bands, '301', '302', '303', '304']])).rows).toHaveLength(
        MAX_COMPARED,
      );
    });
  });
});

interface Node {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** Rows of the bands' table that a plan has read. */
function bandsRead(plan: unknown): number {
  const [top] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as { Plan: Node }[];
  const read = (node: Node): number => {
    const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
    const below = (node.Plans ?? []).reduce((sum, next) => sum + read(next), 0);
    return below + (node['Relation Name'] === 'band' ? rows : 0);
  };
  return top ? read(top.Plan) : 0;
}
