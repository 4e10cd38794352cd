import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { toSource } from '../../src/io/discover/sources.js';
import type { Source } from '../../src/io/store/sources.js';
import { rereadArchive } from '../../workers/reread.js';
import { PAGE_HTML } from '../support/page.js';
import { feedOf, type Script, scriptedSite } from '../support/site.js';
import { type WarcRecord, warcRecords } from '../support/warc.js';
import { drain, errorCodes } from './app.js';
import { openBeforeAll, setups } from './setups.js';

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('archive all that hosts answer', () => {
    let app: App;
    let local: Awaited<ReturnType<typeof scriptedSite>>;

    openBeforeAll(open, { WARTA_ATTEMPTS: '3', WARTA_HOST_DELAY_MS: '5' }, (opened) => {
      app = opened;
    });
    afterEach(() => local.close());

    const SLUG = '/berita-jalan-kota-satu';
    const article = { type: 'text/html', body: PAGE_HTML };

    async function site(script: Script): Promise<Source> {
      local = await scriptedSite(script);
      const source = toSource({ site: 'lokal', kind: 'feed', url: `${local.origin}/rss` });
      await app.store.sources.put([source]);
      return source;
    }

    async function look({ id }: Source): Promise<void> {
      await app.queues.discover.add('discover', { source: id });
      await drain(app);
    }

    /** What the archive's files hold of this site, as another tool reads them. */
    async function records(...types: string[]): Promise<WarcRecord[]> {
      const all = await warcRecords(app.archive.folder);
      return all.filter(({ type, url }) => types.includes(type) && url.startsWith(local.origin));
    }
    const paths = (found: { url: string }[]) => found.map(({ url }) => url.slice(local.origin.length)).sort();

    /** Every answer is there as often as it was given, with its request, indexed and unchanged. */
    async function expectAll(): Promise<void> {
      const asked = [...local.asked].sort();
      expect(paths(await records('response', 'revisit'))).toEqual(asked);
      expect(paths(await records('request'))).toEqual(asked);
      const indexed: { url: string }[] = [];
      for await (const capture of app.store.captures.all()) {
        if (!capture.url.startsWith(local.origin)) continue;
        indexed.push(capture);
        expect(await app.archive.read(capture)).toMatchObject({ status: capture.status, url: capture.url });
      }
      expect(paths(indexed)).toEqual(asked);
    }

    it('robots.txt once a fetch, lists, redirects and errors, each as often as it came', async () => {
      let busy = true;
      const source = await site({
        '/robots.txt': { status: 301, headers: { location: '/aturan.txt' } },
        '/aturan.txt': { body: 'User-agent: *\nDisallow: /tertutup/' },
        '/rss': ({ origin }) => ({
          body: feedOf([1, 2, 3, 4, 5].map((n) => `${origin}${SLUG}-${n}`)),
        }),
        [`${SLUG}-1`]: article,
        [`${SLUG}-2`]: { status: 404, type: 'text/html', body: PAGE_HTML },
        [`${SLUG}-3`]: { status: 410 },
        [`${SLUG}-4`]: () => {
          if (!busy) return article;
          busy = false;
          return { status: 503, body: 'sebentar' };
        },
        [`${SLUG}-5`]: { status: 302, headers: { location: `${SLUG}-5?lagi` } },
        [`${SLUG}-5?lagi`]: article,
      });
      await look(source);
      expect(local.asked.filter((path) => path.endsWith('.txt'))).toEqual(['/robots.txt', '/aturan.txt']);
      expect(local.asked.filter((path) => path === `${SLUG}-4`)).toHaveLength(2);
      expect(await errorCodes(app, local.origin)).toEqual(['failed http-404', 'failed http-410']);
      await expectAll();
      const [feed] = (await records('response')).filter(({ url }) => url.endsWith('/rss'));
      expect(String(feed?.body)).toContain(`${SLUG}-1`);
      // None of the rest is a page to read again, not even the article that came with a 404.
      const read = (await rereadArchive(app, false, () => undefined)).find(
        ({ site: name }) => name === 'lokal',
      );
      expect(read).toMatchObject({ pages: 3, changed: 0, lost: 0, gained: 0 });
    });

    it('what has not changed, as a revisit of what it was', async () => {
      const source = await site({
        '/rss': ({ headers }) =>
          headers['if-none-match'] ? { status: 304 } : { headers: { etag: '"1"' }, body: feedOf([]) },
      });
      await look(source);
      await look(source);
      await expectAll();
      const first = (await records('response')).find(({ url }) => url.endsWith('/rss'));
      const [revisit] = await records('revisit');
      expect([revisit?.url, revisit?.status]).toEqual([source.url, 304]);
      expect(revisit?.header('WARC-Refers-To')).toBe(first?.header('WARC-Record-ID'));
      expect((await app.store.sources.get(source.id))?.etag).toBe('"1"');
    });

    it('the part that was read of what is too large, and says so', async () => {
      const long = 'x'.repeat(11 * 1024 * 1024);
      const source = await site({
        '/robots.txt': { body: `User-agent: *\nDisallow: /tertutup/\n# ${long}` },
        '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}-1`, `${origin}/tertutup${SLUG}-2`]) }),
        [`${SLUG}-1`]: { type: 'text/html', body: `${PAGE_HTML}${long}` },
      });
      await look(source);
      expect(await errorCodes(app, local.origin)).toEqual(['failed robots-disallowed', 'failed too-large']);
      await expectAll();
      const cut = (await records('response')).filter(
        (record) => record.header('WARC-Truncated') === 'length',
      );
      expect(cut.map(({ url, body }) => [url.slice(local.origin.length), body.length]).sort()).toEqual([
        [`${SLUG}-1`, 10 * 1024 * 1024],
        ['/robots.txt', 512 * 1024],
      ]);
    });

    it('the part that came of what broke off, as often as it did, and says so', async () => {
      const source = await site({
        '/rss': ({ origin }) => ({ body: feedOf([1, 2].map((n) => `${origin}${SLUG}-${n}`)) }),
        [`${SLUG}-1`]: { type: 'text/html', headers: { 'content-length': '5000' }, body: 'baru awalnya' },
        [`${SLUG}-2`]: { type: 'text/html', headers: { 'content-encoding': 'gzip' }, body: 'bukan gzip' },
      });
      await look(source);
      expect(await errorCodes(app, local.origin)).toEqual(['failed bad-encoding', 'failed connection']);
      await expectAll();
      const broken = (await records('response')).flatMap(({ url, header, body }) => {
        const cut = header('WARC-Truncated');
        return cut ? [`${url.slice(local.origin.length)} ${cut} ${body}`] : [];
      });
      expect([...new Set(broken)].sort()).toEqual([
        `${SLUG}-1 disconnect baru awalnya`,
        `${SLUG}-2 unspecified bukan gzip`,
      ]);
    });

    it.each([403, 304])(
      'asks again, and archives that too, when a page that answered %i unasked is sent again',
      async (status) => {
        let gone = true;
        const source = await site({
          '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}-1`]) }),
          [`${SLUG}-1`]: () => (gone ? { status } : article),
        });
        await look(source);
        expect(await errorCodes(app, local.origin)).toEqual([`failed http-${status}`]);
        gone = false;
        for (const job of await app.queues.fetch.getFailed()) {
          if (job.data.url.startsWith(local.origin)) await job.retry('failed', { resetAttemptsMade: true });
        }
        await drain(app);
        expect(await errorCodes(app, local.origin)).toEqual([]);
        await expectAll();
      },
    );
  });
});
