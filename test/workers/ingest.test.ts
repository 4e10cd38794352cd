import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { pageId } from '../../src/io/discover/candidates.js';
import { toSource } from '../../src/io/discover/sources.js';
import { extractToStore } from '../../workers/extract.js';
import { fetchToArchive } from '../../workers/fetch.js';
import type { Hand } from '../../workers/job.js';
import { changedFields } from '../../workers/reprocess.js';
import { rereadArchive } from '../../workers/reread.js';
import { type LocalServer, serve } from '../io/fetch/server.js';
import { ingest, testApp } from './app.js';
import { type Setup, setups } from './setups.js';

const PARAGRAPH =
  'Pemerintah Kota Bogor memperbaiki dua ruas jalan di Kecamatan Tanah Sareal pada Senin (2/3/2026). ' +
  'Wali kota mengatakan perbaikan itu akan selesai dalam dua pekan dan meminta warga memakai jalan lain.';
const article = (title: string) =>
  `<html lang="id"><head><title>${title}</title></head><body><article><h1>${title}</h1>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article></body></html>`;

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('do their work', () => {
    let setup: Setup;
    let site: LocalServer;
    let opened: Awaited<ReturnType<typeof testApp>>;
    let app: App;
    let busy: number;
    let most: number;
    let starts: number[];
    let ends: number[];

    beforeEach(async () => {
      [busy, most, starts, ends] = [0, 0, [], []];
      site = await serve((request, response) => {
        starts.push(Date.now());
        most = Math.max(most, ++busy);
        setTimeout(() => {
          busy--;
          ends.push(Date.now());
          const path = String(request.url);
          if (path === '/rss') response.end(feed());
          else if (path === '/robots.txt') response.writeHead(404).end();
          else if (path.includes('hilang')) response.writeHead(404).end();
          else if (path.includes('rusak')) response.writeHead(500).end();
          else if (path.includes('kosong')) response.end('<html><body></body></html>');
          else
            response
              .setHeader('content-type', 'text/html')
              .end(article(`Jalan Nomor ${path.at(-1)} Diperbaiki`));
        }, 10);
      });
      setup = await open();
      opened = await testApp(setup.settings);
      app = opened.app;
    });
    afterEach(async () => {
      await opened?.close();
      await setup?.close();
      await site.close();
    });

    const names = ['satu-1', 'dua-2', 'tiga-3', 'hilang-4', 'rusak-5', 'kosong-6'];
    /** Ids differ at every fetch, and one link is there twice with a tracking parameter. */
    function feed(): string {
      const links = names.map((name) => `${site.origin}/berita-jalan-kota-${name}`);
      const items = [...links, `${links[0]}?utm_source=rss`].map(
        (link) =>
          `<item><title>x</title><link>${link}</link><guid isPermaLink="false">${Math.random()}</guid></item>`,
      );
      return `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`;
    }

    it('makes a record of every article once, keeps failures with their reason, and is polite', async () => {
      const source = toSource({ site: 'lokal', kind: 'feed', url: `${site.origin}/rss` });
      await ingest(app, source);
      const asked = starts.length;
      await ingest(app, source);
      expect(starts.length).toBe(asked + 1);
      expect(await app.store.records.summary()).toMatchObject([{ site: 'lokal', pages: 6, records: 3 }]);
      const { rows } = await app.store.db.query<{ state: string; error: string }>(
        'SELECT state, error FROM warta.page WHERE error IS NOT NULL ORDER BY error',
      );
      expect(rows.map(({ state, error }) => `${state} ${error.split(':')[0]}`)).toEqual([
        'failed http-404',
        'failed http-500',
        'rejected not-an-article',
      ]);
      expect(
        (await app.queues.fetch.getFailed()).map((job) => job.failedReason.split(':')[0]).sort(),
      ).toEqual(['http-404', 'http-500']);
      expect(most).toBe(1);
      for (let i = 1; i < starts.length; i++) {
        expect((starts[i] ?? 0) - (ends[i - 1] ?? 0)).toBeGreaterThanOrEqual(29);
      }
    });

    it('leaves after two runs of a job what one run leaves', async () => {
      const url = `${site.origin}/berita-jalan-kota-satu-1`;
      const id = pageId(url, app.rules);
      const data = { fetchId: 'f1', pageId: id, url, site: 'lokal' };
      const hand = { job: { data, updateData: async () => undefined }, token: 't' } as unknown as Hand<
        typeof data
      >;
      await app.robots.ask(url, `${site.origin}/robots.txt`, app.stopping.signal);
      await app.store.pages.add('s', [{ id, url, site: 'lokal', source: 's' }]);
      for (let i = 0; i < 2; i++) await fetchToArchive(app, hand);
      for (let i = 0; i < 2; i++) await extractToStore(app, hand);
      expect(starts).toHaveLength(2);
      expect((await app.store.records.latest(id))?.revision).toBe(1);
      const again = await rereadArchive(app, false, () => undefined);
      const local = again.find((changes) => changes.site === 'lokal');
      expect(local).toMatchObject({ changed: 0, lost: 0, gained: 0 });
      expect(local?.pages).toBeGreaterThanOrEqual(1);
      const record = JSON.parse((await app.store.records.latest(id))?.record ?? '');
      expect(changedFields(record, { ...record, title: 'Lain', tags: ['x'] }).sort()).toEqual([
        'tags',
        'title',
      ]);
    });

    it('finds a capture that a killed run had written but not confirmed, and fetches one that it had not', async () => {
      const url = `${site.origin}/berita-jalan-kota-dua-2`;
      const response = await app.fetcher.fetch(url);
      const capture = await app.archive.store({ fetchId: 'f2', pageId: 'p2' }, response);
      const { db } = app.store;
      await db.query(`UPDATE warta.capture SET complete = false WHERE fetch_id = 'f2'`);
      expect((await app.archive.find('f2'))?.complete).toBe(true);
      await db.query(
        `UPDATE warta.capture SET complete = false, "offset" = "offset" + 1 WHERE fetch_id = 'f2'`,
      );
      expect(await app.archive.find('f2')).toBeNull();
      expect(String((await app.archive.read(capture)).bytes)).toBe(String(response.bytes));
    });
  });
});
