import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { backfillJobs } from '../../src/io/discover/backfill.js';
import { dayOf } from '../../src/io/discover/period.js';
import { toSource } from '../../src/io/discover/sources.js';
import { pageHtml } from '../support/page.js';
import { feedOf, type Script, scriptedSite } from '../support/site.js';
import { drain } from './app.js';
import { openBeforeAll, setups } from './setups.js';

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('do their work', () => {
    let app: App;
    let local: Awaited<ReturnType<typeof scriptedSite>>;

    openBeforeAll(open, { WARTA_HOST_DELAY_MS: '5' }, (opened) => {
      app = opened;
    });
    afterEach(() => local.close());

    const slug = (n: number | string) => `/berita-jalan-kota-nomor-${n}`;
    const article = { type: 'text/html', body: pageHtml('Dua Ruas Jalan Diperbaiki') };
    const urlset = (entries: string[]) =>
      `<urlset>${entries.map((e) => `<url>${e}</url>`).join('')}</urlset>`;
    const iso = (daysAgo: number) => new Date(Date.now() - daysAgo * 24 * 3600_000).toISOString();

    async function site(script: Script, kind: 'feed' | 'sitemap' | 'index', path: string) {
      local = await scriptedSite(script);
      const source = toSource({ site: 'lokal', kind, url: `${local.origin}${path}` });
      await app.store.sources.put([source]);
      return source;
    }

    async function look(id: string): Promise<void> {
      await app.queues.discover.add('discover', { source: id });
      await drain(app);
    }

    const fetched = () => local.asked.filter((path) => path.startsWith('/berita-')).sort();

    it('follows an index of sitemaps, gzip and news extension included, and takes what is recent', async () => {
      const source = await site(
        {
          '/sitemap.xml': ({ origin }) => ({
            body: `<sitemapindex>
          <sitemap><loc>${origin}/sitemap-2019-01.xml</loc></sitemap>
          <sitemap><loc>${origin}/news.xml.gz</loc></sitemap>
          <sitemap><loc>${origin}/deep.xml</loc><lastmod>${iso(0)}</lastmod></sitemap>
          <sitemap><loc>https://luar.example/sitemap.xml</loc></sitemap></sitemapindex>`,
          }),
          '/news.xml.gz': ({ origin }) => ({
            type: 'application/gzip',
            body: gzipSync(
              urlset([
                `<loc>${origin}${slug('baru')}</loc><news:news><news:publication_date>${iso(1)}</news:publication_date></news:news>`,
                `<loc>${origin}${slug('lama')}</loc><news:news><news:publication_date>${iso(30)}</news:publication_date></news:news>`,
                `<loc>${origin}/tag/jalan-kota-bogor-raya</loc><lastmod>${iso(0)}</lastmod>`,
                `<loc>https://luar.example${slug('luar')}</loc><lastmod>${iso(0)}</lastmod>`,
              ]),
            ),
          }),
          '/deep.xml': ({ origin }) => ({
            body: `<sitemapindex><sitemap><loc>${origin}/deeper.xml</loc></sitemap></sitemapindex>`,
          }),
          '/deeper.xml': ({ origin }) => ({
            body: `<sitemapindex><sitemap><loc>${origin}/deepest.xml</loc></sitemap></sitemapindex>`,
          }),
          '*': article,
        },
        'sitemap',
        '/sitemap.xml',
      );
      await look(source.id);
      expect(fetched()).toEqual([slug('baru')]);
      expect(local.asked.filter((path) => path.endsWith('.xml'))).toEqual([
        '/sitemap.xml',
        '/deep.xml',
        '/deeper.xml',
      ]);
      expect((await app.store.sources.get(source.id))?.foundAt).not.toBeNull();
    });

    it('goes through the pages of a day’s index as long as there is something new', async () => {
      const today = dayOf(Date.now());
      const page = (numbers: number[]) => ({
        type: 'text/html',
        body: `${numbers.map((n) => `<a href="${slug(n)}?utm_source=indeks#top">x</a>`).join('')}<a href="/indeks">x</a>`,
      });
      const source = await site(
        {
          [`/indeks?date=${today}&page=1`]: page([11, 12]),
          [`/indeks?date=${today}&page=2`]: page([12, 13]),
          [`/indeks?date=${today}&page=3`]: page([12, 13]),
          '/robots.txt': { status: 404 },
          '*': article,
        },
        'index',
        '/indeks?date={YYYY}-{MM}-{DD}&page={N}',
      );
      await look(source.id);
      expect(fetched()).toEqual([11, 12, 13].map(slug));
      expect(local.asked.filter((path) => path.includes('page='))).toHaveLength(3);
      await look(source.id);
      expect(local.asked.filter((path) => path.includes('page='))).toHaveLength(4);
    });

    it('backfills days by sitemap and index, also those seen before, until a page repeats itself', async () => {
      const list = (numbers: number[]) => ({
        type: 'text/html',
        body: numbers.map((n) => `<a href="${slug(n)}">x</a>`).join(''),
      });
      const index = await site(
        {
          '/robots.txt': { status: 404 },
          '/sitemap.xml': ({ origin }) => ({
            body: urlset(
              [21, 22, 23].map((n) => `<loc>${origin}${slug(n)}</loc><lastmod>2024-05-${n}</lastmod>`),
            ),
          }),
          '/arsip/2024/05/21/1': list([31]),
          '/arsip/2024/05/21/2': list([32]),
          '/arsip/2024/05/21/3': list([32]),
          '/arsip/2024/05/22/1': list([]),
          '*': article,
        },
        'index',
        '/arsip/{YYYY}/{MM}/{DD}/{N}',
      );
      const sitemap = toSource({ site: 'lokal', kind: 'sitemap', url: `${local.origin}/sitemap.xml` });
      await app.store.sources.put([sitemap]);
      for (const run of ['a', 'b']) {
        await app.queues.addDiscovers(run, backfillJobs([index, sitemap], '2024-05-21', '2024-05-22'));
        await drain(app);
        expect(fetched()).toEqual([21, 22, 31, 32].map(slug));
      }
      expect(local.asked.filter((path) => path.startsWith('/arsip/'))).toHaveLength(8);
      expect((await app.store.sources.get(index.id))?.runs).toBe(0);
    });

    it('asks only for what has changed: a feed by its ETag, a page said to have changed by its own', async () => {
      let modified = iso(2);
      const source = await site(
        {
          '/robots.txt': { status: 404 },
          '/sitemap.xml': ({ origin, headers }) =>
            headers['if-none-match'] === `"${modified}"`
              ? { status: 304 }
              : {
                  headers: { etag: `"${modified}"` },
                  body: urlset([`<loc>${origin}${slug(41)}</loc><lastmod>${modified}</lastmod>`]),
                },
          '*': ({ headers }) =>
            headers['if-modified-since']
              ? { status: 304 }
              : { ...article, headers: { 'last-modified': 'Sun, 01 Mar 2026 00:00:00 GMT' } },
        },
        'sitemap',
        '/sitemap.xml',
      );
      await look(source.id);
      await look(source.id);
      expect(local.asked).toEqual(['/robots.txt', '/sitemap.xml', slug(41), '/sitemap.xml']);
      await app.store.db.query(
        `UPDATE warta.page SET changed_at = now() - interval '1 day' WHERE url LIKE '%nomor-41'`,
      );
      modified = iso(0);
      await look(source.id);
      expect(local.asked.slice(4)).toEqual(['/sitemap.xml', slug(41)]);
      const { rows } = await app.store.db.query(
        `SELECT state, again_at FROM warta.page WHERE url LIKE '%nomor-41'`,
      );
      expect(rows).toEqual([{ state: 'extracted', again_at: null }]);
      const captures = await app.store.db.query(
        `SELECT status, page_id IS NULL AS aside FROM warta.capture WHERE url LIKE '%nomor-41' ORDER BY status`,
      );
      expect(captures.rows).toEqual([
        { status: 200, aside: false },
        { status: 304, aside: true },
      ]);
    });

    it('reads a page again that has failed since, when its host says that it has not changed', async () => {
      let [modified, status] = [iso(2), 200];
      const source = await site(
        {
          '/robots.txt': { status: 404 },
          '/sitemap.xml': ({ origin }) => ({
            body: urlset([`<loc>${origin}${slug(61)}</loc><lastmod>${modified}</lastmod>`]),
          }),
          '*': ({ headers }) =>
            status === 200 && headers['if-none-match']
              ? { status: 304 }
              : { ...article, status, headers: { etag: 'W/"1"' } },
        },
        'sitemap',
        '/sitemap.xml',
      );
      const state = async () => {
        const { rows } = await app.store.db.query<{ state: string; error: string | null }>(
          `SELECT state, error FROM warta.page WHERE url LIKE '%nomor-61'`,
        );
        return rows.map((row) => `${row.state} ${row.error?.split(':')[0] ?? ''}`.trim());
      };
      const changed = async () => {
        await app.store.db.query(
          `UPDATE warta.page SET changed_at = now() - interval '1 day' WHERE url LIKE '%nomor-61'`,
        );
        await look(source.id);
        return state();
      };
      await look(source.id);
      [modified, status] = [iso(0.5), 500];
      expect(await changed()).toEqual(['failed http-500']);
      [modified, status] = [iso(0), 200];
      expect(await changed()).toEqual(['extracted']);
      expect(local.requests.at(-1)?.headers['if-none-match']).toBe('W/"1"');
    });

    it('looks at a source that fails ever more seldom, and says why', async () => {
      const source = await site(
        { '/robots.txt': { status: 404 }, '*': { body: 'bukan feed' } },
        'feed',
        '/rss',
      );
      await app.queues.schedule({ ...source, runs: 0 });
      await drain(app);
      expect(await app.store.sources.get(source.id)).toMatchObject({
        everyMs: source.everyMs * 2,
        error: expect.stringMatching(/^not-a-feed: /),
      });
      expect((await app.queues.discover.getJobScheduler(source.id))?.every).toBe(source.everyMs * 2);
      await app.queues.unschedule(source.id);
    });

    it('knows an article by its address, in whichever form and feed it comes', async () => {
      const source = await site(
        {
          '/robots.txt': { status: 404 },
          '/rss': ({ origin }) => ({
            body: feedOf(
              ['', '?utm_source=rss', '?fbclid=x', '?page=2', '#komentar', '?page=all', '/amp'].map(
                (end) => `${origin}${slug(51)}${end}`,
              ),
            ),
          }),
          '*': article,
        },
        'feed',
        '/rss',
      );
      await look(source.id);
      await look(source.id);
      expect(fetched()).toEqual([slug(51)]);
    });
  });
});
