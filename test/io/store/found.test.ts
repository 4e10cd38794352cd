import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/duplicates/minhash.js';
import { checkHealth } from '../../../src/io/health/check.js';
import { createLog } from '../../../src/io/log.js';
import { Metrics } from '../../../src/io/metrics/metrics.js';
import type { Store } from '../../../src/io/store/store.js';
import { databases } from '../db/databases.js';
import { openBeforeAll } from './open.js';

const words = (seed: number, n: number) =>
  Array.from({ length: n }, (_, i) => `kata${Math.imul(seed * 7919 + i, 2654435761) >>> 8}`).join(' ');

describe.each(databases)('what is found out from the store on %s', (_name, available, open) => {
  describe.skipIf(!available)('and how', () => {
    let store: Store;

    openBeforeAll(open, (opened) => {
      store = opened;
    });

    async function place(pageId: string, text: string, publishedAt: string | null, more = {}) {
      const { db, clusters } = store;
      await db.query(
        `INSERT INTO warta.page (id, url, site, state) VALUES ($1, $1, 'x', 'extracted') ON CONFLICT DO NOTHING`,
        [pageId],
      );
      const article = { pageId, fetchId: `f-${pageId}`, content: text, named: false };
      return clusters.place({ ...article, publishedAt, fingerprint: fingerprint(text), ...more });
    }
    const members = async (cluster: string) =>
      (await store.clusters.get(cluster)).members.map(({ pageId }) => pageId);

    it('copies are in one cluster, the earliest first, then the one of a named outlet', async () => {
      const text = words(1, 200);
      const cluster = await place('a', text, '2026-03-02T08:00:00+07:00');
      expect(await place('b', `KOTA - ${text} selesai`, '2026-03-01')).toBe(cluster);
      expect(await place('c', text, null)).toBe(cluster);
      expect(await place('d', text, '2026-03-02T01:00:00Z', { named: true })).toBe(cluster);
      expect(await place('e', words(2, 200), '2026-03-01')).not.toBe(cluster);
      expect(await members(cluster)).toEqual(['b', 'd', 'a', 'c']);
      expect(await place('b', `KOTA - ${text} selesai`, '2026-03-01')).toBe(cluster);
      const all = [];
      for await (const found of store.clusters.all(1)) all.push(found.cluster);
      expect(all).toEqual([cluster]);
    });

    it('an article that is rewritten leaves its cluster, and one that is like two joins them', async () => {
      const [one, two] = [words(3, 150), words(4, 150)];
      const first = await place('g', one, null);
      const second = await place('h', two, null);
      expect(first).not.toBe(second);
      expect(await place('h', `${one} akhir`, null)).toBe(first);
      expect(await place('h', two, null, { fetchId: 'f2-h' })).toBe('f2-h');
      expect(await members(first)).toEqual(['g']);
    });

    it('a report written anew from the last one, day by day, does not make one cluster of all its days', async () => {
      const all = words(6, 600).split(' ');
      const day = (n: number) => all.slice(n * 20, n * 20 + 200).join(' ');
      const clusters: string[] = [];
      for (let n = 0; n < 12; n++) clusters.push(await place(`hari-${n}`, day(n), null));
      expect(clusters[1]).toBe(clusters[0]);
      expect(new Set(clusters).size).toBeGreaterThan(2);
      expect(new Set(clusters).size).toBeLessThan(8);
    });

    it('two copies that come at once see each other; the same short text counts, a similar one does not', async () => {
      const text = words(5, 200);
      const both = await Promise.all([place('i', text, null), place('j', `${text} lagi`, null)]);
      expect(new Set(both).size).toBe(1);
      const short = await place('k', 'Gempa terasa di Palu', null);
      expect(await place('l', 'Gempa terasa di Palu', null)).toBe(short);
      expect(await place('m', 'Gempa terasa di Poso', null)).not.toBe(short);
    });

    it('a source that falls silent or whose layout changes raises an alarm, a line, and a metric', async () => {
      await watched('tetap', { daysAgo: 0, dated: true });
      await watched('diam', { daysAgo: 3, dated: true });
      await watched('rusak', { daysAgo: 0, dated: false });
      const metrics = new Metrics();
      const app = { store, metrics, log: createLog('silent') };
      const { days, alarms } = await checkHealth(app);
      expect(alarms.map(({ source, kind }) => `${source} ${kind}`).sort()).toEqual([
        'diam silent',
        'rusak date',
      ]);
      expect(days.get('tetap')?.at(-1)).toMatchObject({
        found: 12,
        fetched: 12,
        extracted: 12,
        dated: 12,
        length: 12_000,
      });
      expect(await metrics.registry.metrics()).toContain('warta_source_alarm{source="diam",kind="silent"} 1');
    });

    it('days on which nobody looked are counted when somebody does, and those before stay as they were', async () => {
      await watched('lama', { daysAgo: 0, dated: true });
      await store.db.query('DELETE FROM warta.source_day');
      await store.health.refresh();
      const counted = await store.health.days();
      const today = `((now() AT TIME ZONE 'UTC') + interval '7 hours')::date`;
      await store.db.query(`DELETE FROM warta.source_day WHERE day > ${today} - 6`);
      await store.db.query(`UPDATE warta.source_day SET found = 1 WHERE day = ${today} - 8`);
      await store.health.refresh();
      const again = await store.health.days();
      const found = (days: typeof counted) => (days.get('lama') ?? []).map((day) => day.found);
      expect(found(again).slice(-6)).toEqual(found(counted).slice(-6));
      expect(found(again).at(-9)).toBe(1);
    });

    it('a page fetched again and found the same counts as extracted both times', async () => {
      const { db } = store;
      await db.query(
        `INSERT INTO warta.page (id, url, site, source, state) VALUES ('u', 'u', 'u', 'ulang', 'extracted')`,
      );
      await db.query(
        `INSERT INTO warta.capture (fetch_id, page_id, record_id, url, file, "offset", length, status, digest, fetched_at, complete)
         SELECT 'u' || n, 'u', 'u' || n, 'u', 'f', 0, 0, 200, '', now() - interval '1 ms', true FROM generate_series(1, 2) n`,
      );
      await db.query(
        `INSERT INTO warta.record (page_id, revision, fetch_id, site, content, ruleset, actions, ms, record)
         VALUES ('u', 1, 'u2', 'u', '', '', 0, 1, '{}')`,
      );
      await store.health.refresh();
      const counted = (await store.health.days()).get('ulang') ?? [];
      expect(counted.map(({ fetched, extracted }) => [fetched, extracted])).toEqual([[2, 2]]);
    });

    /** A source with twelve pages a day for ten days, the last of them `daysAgo`. */
    async function watched(id: string, last: { daysAgo: number; dated: boolean }) {
      const { db } = store;
      await store.sources.put([{ id, kind: 'feed', url: `http://${id}/`, site: id, everyMs: 1 }]);
      const at = `now() - (day + ${last.daysAgo}) * interval '1 day' - n * interval '1 second' * (CASE WHEN day = 0 THEN 0 ELSE 60 END)`;
      const days = `generate_series(0, 10) day, generate_series(0, 11) n`;
      const key = `'${id}-' || day || '-' || n`;
      await db.query(
        `INSERT INTO warta.page (id, url, site, source, state, found_at)
         SELECT ${key}, ${key}, '${id}', '${id}', 'extracted', ${at} FROM ${days}`,
      );
      await db.query(
        `INSERT INTO warta.capture (fetch_id, page_id, record_id, url, file, "offset", length, status, digest, fetched_at, complete)
         SELECT ${key}, ${key}, ${key}, ${key}, 'f', 0, 0, 200, '', ${at}, true FROM ${days}`,
      );
      await db.query(
        `INSERT INTO warta.record (page_id, revision, fetch_id, site, content, ruleset, title, published_at, actions, ms, record, authors, length)
         SELECT ${key}, 1, ${key}, '${id}', ${key}, '', 'Judul',
           CASE WHEN day > 0 OR ${last.dated} THEN '2026-01-01' END, 0, 1, '{}', 1, 1000 FROM ${days}`,
      );
    }
  });
});
