import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../src/io/db/db.js';
import { summarize } from '../../../src/io/extract/summary.js';
import type { Capture } from '../../../src/io/store/captures.js';
import { Store } from '../../../src/io/store/store.js';
import { databases, type OpenDatabase } from '../db/databases.js';
import { aRecord } from './a-record.js';

const capture = (fetchId: string, recordId: string, more: Partial<Capture> = {}): Capture => ({
  fetchId,
  pageId: fetchId,
  recordId,
  url: `http://berita.example/${fetchId}`,
  file: 'a.warc.gz',
  offset: 5_000_000_000,
  length: 100,
  status: 200,
  digest: 'sha256:0',
  etag: null,
  lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT',
  fetchedAt: '2026-01-01T00:00:00.000Z',
  complete: false,
  ...more,
});
const page = (id: string) => ({ id, url: `http://berita.example/${id}`, site: 'berita', source: 's' });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe.each(databases)('the store on %s', (_name, available, open) => {
  describe.skipIf(!available)('keeps what workers rely on', () => {
    let opened: OpenDatabase;
    let db: Db;
    let store: Store;

    beforeAll(async () => {
      opened = await open();
      db = opened.db;
      [store] = (await Promise.all([Store.open(db), Store.open(db)])) as [Store, Store];
    });
    afterAll(() => opened?.close());

    it('its tables are made once, also when several processes start at once', async () => {
      await Store.open(db);
      const { rows } = await db.query('SELECT version FROM warta.migration ORDER BY version');
      expect(rows[0]).toEqual({ version: 1 });
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    });

    it('a transaction that throws leaves nothing', async () => {
      const failing = db.transaction(async (session) => {
        await session.query(`INSERT INTO warta.page (id, url, site, state) VALUES ('x', 'x', 'x', 'new')`);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect((await db.query(`SELECT 1 FROM warta.page WHERE id = 'x'`)).rows).toEqual([]);
    });

    it('a page is new until it has its job', async () => {
      const fresh = await store.pages.add('s', [page('p1'), page('p2')]);
      expect(fresh.map(({ id }) => id).sort()).toEqual(['p1', 'p2']);
      await store.pages.queued(['p1']);
      expect((await store.pages.add('s', [page('p1'), page('p2')])).map(({ id }) => id)).toEqual(['p2']);
      await store.pages.queued(['p2']);
      expect(await store.pages.add('s', [page('p1'), page('p2')])).toEqual([]);
      expect(await store.pages.pending()).toBe(2);
    });

    it('a fetch run again does not take an extracted page back', async () => {
      await store.pages.setState('p1', 'extracted');
      await store.pages.fetched('p1');
      await store.pages.setState('p2', 'failed', 'http-500: answered 500');
      await store.pages.fetched('p2');
      expect(await store.pages.counts()).toEqual([
        { site: 'berita', state: 'extracted', n: 1 },
        { site: 'berita', state: 'fetched', n: 1 },
      ]);
    });

    it('a capture is complete only when its own record is on the disk', async () => {
      const first = capture('f1', 'r1');
      const second = capture('f1', 'r2', { file: 'b.warc.gz' });
      expect(await store.captures.reserve([first])).toEqual(new Set(['f1']));
      expect(await store.captures.reserve([second, capture('f0', 'r0')])).toEqual(new Set(['f0', 'f1']));
      await store.captures.complete([first]);
      expect((await store.captures.get('f1'))?.complete).toBe(false);
      await store.captures.complete([second]);
      expect(await store.captures.get('f1')).toEqual(
        capture('f1', 'r2', { file: 'b.warc.gz', complete: true }),
      );
      const third = [capture('f0', 'r3'), capture('f1', 'r3')];
      expect(await store.captures.reserve(third)).toEqual(new Set(['f0']));
      expect((await store.captures.get('f1'))?.recordId).toBe('r2');
    });

    it('the index of the archive is walked in batches', async () => {
      for (const [i, id] of ['p1', 'p2'].entries()) {
        await store.captures.complete([capture(`f-${id}`, `r-${id}`, { pageId: id, offset: i * 100 })]);
      }
      expect((await all(store.captures.all(1))).map(({ recordId }) => recordId)).toEqual([
        'r-p1',
        'r-p2',
        'r2',
      ]);
      expect((await all(store.captures.newest(1))).flat().map(({ pageId }) => pageId)).toEqual(['p1', 'p2']);
      expect((await store.captures.fileEnds()).get('b.warc.gz')).toBe(5_000_000_100);
      expect((await store.captures.incomplete()).map(({ fetchId }) => fetchId)).toEqual(['f0']);
    });

    it('a capture that was announced and is forgotten comes back with its record', async () => {
      const late = capture('f0', 'r3');
      await store.captures.forget({ fetchId: 'f0', recordId: 'r0' });
      expect((await store.captures.get('f0'))?.recordId).toBe('r3');
      await store.captures.forget(late);
      expect(await store.captures.get('f0')).toBeNull();
      await store.captures.complete([late]);
      await store.captures.forget(late);
      expect((await store.captures.get('f0'))?.complete).toBe(true);
    });

    it('what a 304 is about is the newest good answer for the page, or at the address', async () => {
      const at = (fetchId: string, pageId: string | null, day: number, status = 200) =>
        capture(fetchId, `r-${fetchId}`, {
          pageId,
          status,
          url: 'http://berita.example/daftar',
          fetchedAt: `2026-02-0${day}T00:00:00.000Z`,
        });
      const list = [at('l1', null, 1), at('l2', null, 2), at('l3', null, 3, 304), at('l4', 'p7', 4)];
      await store.captures.complete(list);
      const { url } = at('l1', null, 1);
      expect((await store.captures.earlier(null, url))?.fetchId).toBe('l2');
      expect((await store.captures.earlier('p7', 'http://lain.example/'))?.fetchId).toBe('l4');
      expect(await store.captures.earlier(null, 'http://lain.example/')).toBeNull();
    });

    it('the same content again replaces its revision, other content becomes one more', async () => {
      const save = (fetchId: string, content: string, title: string) =>
        store.records.save({
          pageId: 'p1',
          fetchId,
          site: 'berita',
          ms: 1,
          json: JSON.stringify(aRecord({ title })),
          summary: { ...summarize(aRecord({ title })), content },
        });
      expect(await save('f-p1', 'c1', 'Satu')).toBe(1);
      expect(await save('f-p1', 'c1', 'Satu')).toBe(1);
      expect(await Promise.all([save('f2', 'c2', 'Dua'), save('f2', 'c2', 'Dua')])).toEqual([2, 2]);
      const { rows } = await db.query('SELECT revision, title FROM warta.record ORDER BY revision');
      expect(rows).toEqual([
        { revision: 1, title: 'Satu' },
        { revision: 2, title: 'Dua' },
      ]);
      expect(JSON.parse((await store.records.latest('p1'))?.record ?? '').title).toBe('Dua');
      expect(await all(store.records.all(1))).toHaveLength(1);
      expect((await store.records.summary())[0]).toMatchObject({
        site: 'berita',
        pages: 2,
        records: 1,
        ms: 1,
      });
    });

    it('a page is fetched again when its list says that it has changed, but not all the time', async () => {
      const now = Date.now();
      const changed = (hour: number) => ({ ...page('p9'), modified: now + hour * 3600_000 });
      const add = async (hour: number) => (await store.pages.add('s9', [changed(hour)])).map((p) => p.again);
      expect(await add(0)).toEqual([false]);
      await store.pages.queued(['p9']);
      await store.pages.setState('p9', 'extracted');
      expect(await add(1)).toEqual([]);
      await db.query(`UPDATE warta.page SET changed_at = now() - interval '1 day' WHERE id = 'p9'`);
      expect(await add(0)).toEqual([]);
      const [again] = await store.pages.add('s9', [changed(2)]);
      expect(again).toMatchObject({ id: 'p9', again: true, fetchId: expect.stringMatching(/^p9-\d+$/) });
      await store.pages.queued(['p9']);
      expect(await add(3)).toEqual([]);
      await db.query(`UPDATE warta.page SET changed_at = now() - interval '1 day' WHERE id = 'p9'`);
      expect(await add(48)).toEqual([]);
    });

    it('a host is had by one at a time, and not before its delay has passed', async () => {
      const first = await store.hosts.claim('h', 'one', 0);
      const pace = { delayMs: null, crawlMs: null, failures: 0, opened: 0 };
      expect(first).toEqual({ ok: true, pace });
      expect((await store.hosts.claim('h', 'two', 0)).ok).toBe(false);
      await store.hosts.release('h', 'one', { pace, waitMs: 60_000, openMs: null }, 5);
      const turn = await store.hosts.claim('h', 'two', 0);
      expect(!turn.ok && turn.waitMs).toBeGreaterThan(50_000);
      const rivals = await Promise.all(['a', 'b', 'c'].map((lease) => store.hosts.claim('h2', lease, 0)));
      expect(rivals.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('after the clock was set back a host waits as long as it had still to wait', async () => {
      await store.hosts.claim('h9', 'one', 0);
      const pace = { delayMs: null, crawlMs: null, failures: 0, opened: 0 };
      await store.hosts.release('h9', 'one', { pace, waitMs: 30_000, openMs: null }, 5);
      await store.hosts.plan('h9', 2000);
      const later = (column: string) => `${column} = ${column} + interval '1 hour'`;
      const set = ['free_at', 'slot_at', 'written_at'].map(later).join(', ');
      await db.query(`UPDATE warta.host SET ${set} WHERE host = 'h9'`);
      const turn = await store.hosts.claim('h9', 'two', 0);
      expect(turn.ok ? 0 : turn.waitMs).toBeGreaterThan(20_000);
      expect(turn.ok ? 0 : turn.waitMs).toBeLessThanOrEqual(30_000);
    });

    it('a host whose breaker is open is had by nobody, is planned for later, and is seen by those who watch', async () => {
      await store.hosts.claim('h3', 'one', 0);
      const pace = { delayMs: 4000, crawlMs: null, failures: 5, opened: 1 };
      await store.hosts.release('h3', 'one', { pace, waitMs: 0, openMs: 60_000 }, 5, 'timeout: no answer');
      const turn = await store.hosts.claim('h3', 'two', 0);
      expect(turn).toMatchObject({ ok: false, breaker: 'open' });
      expect(!turn.ok && turn.waitMs).toBeGreaterThan(50_000);
      expect(await store.hosts.plan('h3', 2000)).toBeGreaterThan(50_000);
      expect(await store.hosts.troubled()).toMatchObject([
        { host: 'h3', delayMs: 4000, failures: 5, breaker: 'open', error: 'timeout: no answer' },
      ]);
    });

    it('a source keeps its history when it is put again', async () => {
      const source = { id: 's', kind: 'feed', url: 'http://x/', site: 'x', everyMs: 900_000 } as const;
      await store.sources.put([source]);
      await store.sources.ran('s', 3, { etag: '"e"', lastModified: null }, 60_000);
      await store.sources.put([source]);
      expect(await store.sources.get('s')).toMatchObject({
        everyMs: 60_000,
        runs: 1,
        etag: '"e"',
        error: null,
      });
    });
  });
});
