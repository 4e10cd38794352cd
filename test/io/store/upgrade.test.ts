import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/duplicates/minhash.js';
import type { Db } from '../../../src/io/db/db.js';
import { checkHealth } from '../../../src/io/health/check.js';
import { createLog } from '../../../src/io/log.js';
import { Metrics } from '../../../src/io/metrics/metrics.js';
import { toBytes } from '../../../src/io/store/alike.js';
import { migrate } from '../../../src/io/store/schema.js';
import { Store } from '../../../src/io/store/store.js';
import { databases, type OpenDatabase } from '../db/databases.js';
import { aRecord } from './a-record.js';

/** Steps of the schema after which it had what the test is about only in its earlier shape. */
const BEFORE_FIGURES = 2;
const BEFORE_BANDS = 4;
const BEFORE_NAMES_ASIDE = 8;

describe.each(databases)('a store that an earlier version left on %s', (_name, available, open) => {
  describe.skipIf(!available)('is taken over', () => {
    let opened: OpenDatabase;
    let db: Db;
    beforeEach(async () => {
      opened = await open();
      db = opened.db;
    });
    afterEach(() => opened?.close());

    it('with the figures of its records, so that health sees no drift', async () => {
      await migrate(db, BEFORE_FIGURES);
      for (let day = 0; day < 12; day++) await aDay(day);
      const store = await Store.open(db);
      await store.sources.put([{ id: 's', kind: 'feed', url: 'http://s/', site: 's', everyMs: 1 }]);
      const { days, alarms } = await checkHealth({ store, metrics: new Metrics(), log: createLog('silent') });
      expect(alarms).toEqual([]);
      const counted = days.get('s') ?? [];
      expect(counted.length).toBeGreaterThanOrEqual(12);
      const sum = (field: 'extracted' | 'authored' | 'length' | 'warnings') =>
        counted.reduce((total, day) => total + day[field], 0);
      expect([sum('extracted'), sum('authored')]).toEqual([13 * 12, 12 * 12]);
      expect([sum('length'), sum('warnings')]).toEqual([12 * 12 * 500, 12 * 12]);
    });

    it('and not by a version that is older than its tables', async () => {
      await migrate(db);
      await db.query('INSERT INTO warta.migration VALUES (9999)');
      await expect(Store.open(db)).rejects.toThrow('the store was made by a later version of warta');
    });

    it('with its near-duplicates, by their bands and by their content', async () => {
      await migrate(db, BEFORE_BANDS);
      const text = Array.from({ length: 60 }, (_, i) => `kata${i * i}`).join(' ');
      const print = fingerprint(text);
      const values = [print && toBytes(print.signature), print?.bands];
      await db.query(
        `INSERT INTO warta.article (page_id, cluster, content, named, signature, bands)
         VALUES ('a', 'c1', 'isi a', false, $1, $2::text[]::bigint[]), ('b', 'c2', 'isi b', false, NULL, '{}')`,
        values,
      );
      const { clusters } = await Store.open(db);
      const place = (pageId: string, content: string, words: string) =>
        clusters.place({
          pageId,
          fetchId: pageId,
          content,
          publishedAt: null,
          named: false,
          fingerprint: fingerprint(words),
        });
      expect(await place('c', 'isi c', `${text} tamat`)).toBe('c1');
      expect(await place('d', 'isi b', 'pendek')).toBe('c2');
      expect(await place('a', 'isi lain', 'sangat lain')).toBe('a');
    });

    it('with fetches that can be made again where their answer was no page', async () => {
      await migrate(db, BEFORE_NAMES_ASIDE);
      await db.query(
        `INSERT INTO warta.capture (fetch_id, page_id, record_id, url, file, "offset", length, status, digest, fetched_at, complete)
         SELECT 'f' || status, 'p', 'r', 'http://s/', 'f', 0, 0, status, '', now(), true FROM unnest($1::int[]) status`,
        [[200, 404]],
      );
      const { captures } = await Store.open(db);
      expect([(await captures.get('f200'))?.status, await captures.get('f404')]).toEqual([200, null]);
      expect((await captures.get('f404-before-r'))?.status).toBe(404);
    });

    /** Twelve records of one day as they were kept then, and one whose text no database can hold. */
    async function aDay(day: number) {
      const record = { authors: [{ name: 'Sari' }], text: 'x'.repeat(500), warnings: ['x'] };
      const good = JSON.stringify({ ...aRecord(), ...record });
      const at = `now() - ${day} * interval '1 day' - interval '1 minute'`;
      const [id, numbers] = [`'${day}-' || n`, 'generate_series(0, 12) n'];
      await db.query(
        `INSERT INTO warta.page (id, url, site, source, state, found_at)
         SELECT ${id}, ${id}, 's', 's', 'extracted', ${at} - n * interval '1 s' FROM ${numbers}`,
      );
      await db.query(
        `INSERT INTO warta.capture (fetch_id, page_id, record_id, url, file, "offset", length, status, digest, fetched_at, complete)
         SELECT ${id}, ${id}, ${id}, ${id}, 'f', 0, 0, 200, '', ${at}, true FROM ${numbers}`,
      );
      await db.query(
        `INSERT INTO warta.record (page_id, revision, fetch_id, site, content, ruleset, title, published_at, actions, ms, record, extracted_at)
         SELECT ${id}, 1, ${id}, 's', '', '', 'Judul', '2026-01-01', 0, 1,
           CASE WHEN n = 12 THEN $1 ELSE $2 END, ${at} FROM ${numbers}`,
        [JSON.stringify({ text: 'nol \0', authors: [] }), good],
      );
    }
  });
});
