import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { toSource } from '../../src/io/discover/sources.js';
import { PAGE_HTML } from '../support/page.js';
import { feedOf, type Script, scriptedSite } from '../support/site.js';
import { errorCodes, ingest, ingestFor } from './app.js';
import { openBeforeAll, setups } from './setups.js';

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('do their work', () => {
    let sites: Awaited<ReturnType<typeof scriptedSite>>[];
    let app: App;

    openBeforeAll(open, { WARTA_ATTEMPTS: '9' }, (opened) => {
      app = opened;
    });
    beforeEach(() => {
      sites = [];
    });
    afterEach(async () => {
      for (const site of sites) await site.close();
    });

    async function site(script: Script) {
      const made = await scriptedSite(script);
      sites.push(made);
      return made;
    }

    const feedAt = (origin: string) => toSource({ site: 'lokal', kind: 'feed', url: `${origin}/rss` });
    const article = { type: 'text/html', body: PAGE_HTML };
    const SLUG = '/berita-jalan-kota-satu';

    it('asks for robots.txt once, keeps to it, and names what it does not allow', async () => {
      const local = await site({
        '/robots.txt': {
          body: 'User-agent: *\nDisallow: /pribadi/\nUser-agent: warta\nDisallow: /tertutup/',
        },
        '/rss': ({ origin }) => ({
          body: feedOf([`${origin}${SLUG}-1`, `${origin}/tertutup${SLUG}-2`, `${origin}/pribadi${SLUG}-3`]),
        }),
        [`${SLUG}-1`]: article,
        [`/pribadi${SLUG}-3`]: article,
      });
      await ingest(app, feedAt(local.origin));
      expect(local.asked.sort()).toEqual([`${SLUG}-1`, `/pribadi${SLUG}-3`, '/robots.txt', '/rss']);
      expect(await errorCodes(app, local.origin)).toEqual(['failed robots-disallowed']);
      const failed = await app.queues.fetch.getFailed();
      expect(failed.map((job) => job.failedReason.split(':')[0])).toEqual(['robots-disallowed']);
    });

    it.each([
      ['an HTML page', { type: 'text/html', body: '<html>Disallow: /</html>' }],
      ['an HTML page that calls itself text', { body: '<!doctype html>\nUser-agent: *\nDisallow: /' }],
      ['missing', { status: 404, body: 'User-agent: *\nDisallow: /' }],
      [
        'ten megabytes',
        {
          body: `User-agent: *\nDisallow: /tertutup/\n${`# ${'x'.repeat(98)}\n`.repeat(100_000)}Disallow: /`,
        },
      ],
      ['redirected', { status: 301, headers: { location: '/aturan.txt' } }],
      [
        'redirected to what is no web address',
        { status: 301, headers: { location: 'ftp://berita.example/' } },
      ],
      ['redirected in a circle', { status: 302, headers: { location: '/robots.txt' } }],
    ])('fetches on when robots.txt is %s', async (_name, robots) => {
      const local = await site({
        '/robots.txt': robots,
        '/aturan.txt': { body: 'User-agent: *\nDisallow: /tertutup/' },
        '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}-1`]) }),
        [`${SLUG}-1`]: article,
      });
      await ingest(app, feedAt(local.origin));
      expect(local.asked).toContain(`${SLUG}-1`);
      expect(local.closest).toBeGreaterThanOrEqual(29);
    });

    it('asks a host nothing while its robots.txt answers with a server error, and again after that', async () => {
      let status = 503;
      const local = await site({
        '/robots.txt': () => ({ status, body: '' }),
        '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}-1`]) }),
        [`${SLUG}-1`]: article,
      });
      await ingestFor(app, feedAt(local.origin), 1000);
      expect(local.asked).toEqual(['/robots.txt']);
      expect(await app.queues.discover.getDelayedCount()).toBeGreaterThanOrEqual(1);
      status = 200;
      await app.store.db.query('DELETE FROM warta.robots');
      await app.store.db.query('DELETE FROM warta.host');
      await ingest(app, feedAt(local.origin));
      expect(local.asked).toContain(`${SLUG}-1`);
    });

    it('keeps to Crawl-delay', async () => {
      const local = await site({
        '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 0.3' },
        '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}-1`, `${origin}${SLUG}-2`]) }),
        [`${SLUG}-1`]: article,
        [`${SLUG}-2`]: article,
      });
      await ingest(app, feedAt(local.origin));
      expect(local.asked).toHaveLength(4);
      expect(Math.min(...local.gaps.slice(1))).toBeGreaterThanOrEqual(299);
    });

    it('slows down for a host that says 429, waits as long as it asks, and recovers', async () => {
      let busy = true;
      const local = await site({
        '/rss': ({ origin }) => ({ body: feedOf([1, 2, 3, 4, 5, 6].map((n) => `${origin}${SLUG}-${n}`)) }),
        '*': ({ path }) => {
          if (!path.startsWith(SLUG)) return { status: 404 };
          if (!busy) return article;
          busy = false;
          return { status: 429, headers: { 'retry-after': '1' } };
        },
      });
      await ingest(app, feedAt(local.origin));
      expect(await app.store.pages.pending()).toBe(0);
      expect(await errorCodes(app, local.origin)).toEqual([]);
      const [afterBusy = 0, afterThat = 0] = local.gaps.slice(2);
      expect(afterBusy).toBeGreaterThanOrEqual(999);
      expect(afterThat).toBeGreaterThanOrEqual(700);
      expect(
        (await app.store.hosts.troubled()).find((state) => local.origin.endsWith(state.host))?.delayMs,
      ).toBeLessThan(300);
    });

    it('takes the turn of the host that a redirect leads to, archives the redirect, and names circles', async () => {
      const other = await site({
        '/robots.txt': { body: 'User-agent: *\nDisallow: /tertutup/' },
        '*': article,
      });
      const local = await site({
        '/rss': ({ origin }) => ({
          body: feedOf([
            `${origin}${SLUG}-1`,
            `${origin}${SLUG}-2`,
            `${origin}${SLUG}-3`,
            `${origin}${SLUG}-4`,
          ]),
        }),
        [`${SLUG}-1`]: { status: 301, headers: { location: `${other.origin}${SLUG}-1` } },
        [`${SLUG}-2`]: { status: 302, headers: { location: `${other.origin}${SLUG}-2` } },
        [`${SLUG}-3`]: { status: 302, headers: { location: `${SLUG}-3?lagi` } },
        [`${SLUG}-3?lagi`]: { status: 302, headers: { location: `${SLUG}-3` } },
        [`${SLUG}-4`]: { status: 302, headers: { location: `${other.origin}/tertutup${SLUG}` } },
      });
      await ingest(app, feedAt(local.origin));
      expect(other.asked.sort()).toEqual([`${SLUG}-1`, `${SLUG}-2`, '/robots.txt']);
      expect(await errorCodes(app, local.origin)).toEqual([
        'failed redirect-loop',
        'failed robots-disallowed',
      ]);
      for (const { most, closest } of [local, other]) {
        expect(most).toBe(1);
        expect(closest).toBeGreaterThanOrEqual(29);
      }
      const archived: string[] = [];
      for await (const { status, url } of app.store.captures.all()) archived.push(`${status} ${url}`);
      expect(archived).toContain(`301 ${local.origin}${SLUG}-1`);
      expect(archived).toContain(`200 ${other.origin}${SLUG}-1`);
    });
  });
});
