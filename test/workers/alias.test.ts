import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { pageId } from '../../src/io/discover/candidates.js';
import { toSource } from '../../src/io/discover/sources.js';
import { rereadArchive } from '../../workers/reread.js';
import { pageHtml } from '../support/page.js';
import { type Answer, feedOf, type Script, scriptedSite } from '../support/site.js';
import { drain, errorCodes } from './app.js';
import { openBeforeAll, setups } from './setups.js';

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('make one page of an article with two addresses', () => {
    let app: App;
    let local: Awaited<ReturnType<typeof scriptedSite>>;

    openBeforeAll(open, { WARTA_HOST_DELAY_MS: '5' }, (opened) => {
      app = opened;
    });
    afterEach(() => local.close());

    const A = '/berita-jalan-kota-lama';
    const B = '/berita-jalan-kota-baru';
    const article = (title = 'Dua Ruas Jalan Diperbaiki', canonical = ''): Answer => ({
      type: 'text/html',
      body: pageHtml(title).replace(
        '<head>',
        `<head>${canonical && `<link rel="canonical" href="${canonical}">`}`,
      ),
    });
    const to = (location: string): Answer => ({ status: 301, headers: { location } });

    /** Looks at a feed of these paths on a site of this script. */
    async function look(script: Script, ...links: string[]): Promise<void> {
      local = await scriptedSite({
        '/rss': ({ origin }) => ({ body: feedOf(links.map((path) => `${origin}${path}`)) }),
        ...script,
      });
      const source = toSource({ site: 'lokal', kind: 'feed', url: `${local.origin}/rss` });
      await app.store.sources.put([source]);
      await lookAgain();
    }
    async function lookAgain(): Promise<void> {
      const { id } = toSource({ site: 'lokal', kind: 'feed', url: `${local.origin}/rss` });
      await app.queues.discover.add('discover', { source: id });
      await drain(app);
    }

    const idOf = (path: string) => pageId(`${local.origin}${path}`, app.rules);
    async function states(): Promise<Record<string, string>> {
      const { rows } = await app.store.db.query<{ url: string; state: string }>(
        'SELECT url, state FROM warta.page WHERE starts_with(url, $1) ORDER BY url',
        [local.origin],
      );
      return Object.fromEntries(rows.map(({ url, state }) => [url.slice(local.origin.length), state]));
    }
    /** Path and title of every revision, oldest first. */
    async function records(): Promise<string[]> {
      const { rows } = await app.store.db.query<{ url: string; title: string }>(
        `SELECT url, title FROM warta.record JOIN warta.page ON page.id = page_id
         WHERE starts_with(url, $1) ORDER BY url, revision`,
        [local.origin],
      );
      return rows.map(({ url, title }) => `${url.slice(local.origin.length)} ${title}`);
    }

    it('when one redirects to the other, whichever comes first', async () => {
      for (const links of [
        [A, B],
        [B, A],
      ]) {
        await look({ [A]: to(B), [B]: article() }, ...links);
        expect(await states()).toEqual({ [A]: 'alias', [B]: 'extracted' });
        expect(await records()).toEqual([`${B} Dua Ruas Jalan Diperbaiki`]);
        expect(await app.store.captures.of(idOf(A))).toEqual([]);
        expect(await app.store.clusters.of(idOf(A))).toBeNull();
        const before = local.asked.length;
        await lookAgain();
        expect(local.asked.length).toBe(before + 1);
      }
    });

    it('when only the one that redirects is known, without asking for the other again', async () => {
      await look({ [A]: to(B), [B]: article() }, A);
      expect(await states()).toEqual({ [A]: 'alias', [B]: 'extracted' });
      expect(local.asked.filter((path) => path === B)).toHaveLength(1);
      const source = { id: 's', site: 'lokal', source: 's' };
      expect(
        await app.store.pages.add('s', [{ ...source, id: idOf(B), url: `${local.origin}${B}` }]),
      ).toEqual([]);
      const changes = await rereadArchive(app, false, () => undefined);
      expect(changes).toMatchObject([{ changed: 0, lost: 0, gained: 0 }]);
    });

    it('when a known article moves: what it was stays as the revision before', async () => {
      let moved = false;
      await look({ [A]: () => (moved ? to(B) : article()), [B]: article('Tiga Ruas Jalan Diperbaiki') }, A);
      moved = true;
      const url = `${local.origin}${A}`;
      await app.queues.addFetches([
        { fetchId: `${idOf(A)}-2`, pageId: idOf(A), url, site: 'lokal', again: true },
      ]);
      await drain(app);
      expect(await states()).toEqual({ [A]: 'alias', [B]: 'extracted' });
      const both = [`${B} Dua Ruas Jalan Diperbaiki`, `${B} Tiga Ruas Jalan Diperbaiki`];
      expect(await records()).toEqual(both);
      expect(await app.store.captures.of(idOf(B))).toHaveLength(2);
    });

    it('but not of one that leads to the front page or a list, whatever stands there', async () => {
      await look({ [A]: to('/'), [B]: to('/indeks'), '/': article(), '/indeks': article() }, A, B);
      expect(await states()).toEqual({ [A]: 'failed', [B]: 'failed' });
      expect(await errorCodes(app, local.origin)).toEqual([
        'failed redirected-away',
        'failed redirected-away',
      ]);
      expect(await records()).toEqual([]);
      const asides = await app.store.captures.earlier(null, `${local.origin}/`);
      expect(asides?.status).toBe(200);
    });

    it('when a page names the other as its own, but not when all pages name one', async () => {
      const [long, short] = ['/berita/5512345/dua-ruas-jalan-kota-diperbaiki', '/baca/5512345'];
      await look(
        {
          [short]: ({ origin }) => article('Dua Ruas Jalan Diperbaiki', `${origin}${long}`),
          [long]: ({ origin }) => article('Dua Ruas Jalan Diperbaiki', `${origin}${long}`),
          [A]: ({ origin }) => article('Harga Beras Naik', `${origin}/berita-templat-semua-halaman`),
          [B]: ({ origin }) => article('Hujan Turun Deras', `${origin}/berita-templat-semua-halaman`),
        },
        short,
        long,
        A,
        B,
      );
      const extracted = { [long]: 'extracted', [A]: 'extracted', [B]: 'extracted' };
      expect(await states()).toEqual({ ...extracted, [short]: 'alias' });
      expect((await records()).sort()).toEqual([
        `${B} Hujan Turun Deras`,
        `${A} Harga Beras Naik`,
        `${long} Dua Ruas Jalan Diperbaiki`,
      ]);
    });

    it('when each names the other: one of the two, for good', async () => {
      const [one, two] = [
        '/satu/5512399/dua-ruas-jalan-diperbaiki',
        '/dua/5512399/dua-ruas-jalan-diperbaiki',
      ];
      await look(
        {
          [one]: ({ origin }) => article('Dua Ruas Jalan Diperbaiki', `${origin}${two}`),
          [two]: ({ origin }) => article('Dua Ruas Jalan Diperbaiki', `${origin}${one}`),
        },
        one,
        two,
      );
      expect(Object.values(await states()).sort()).toEqual(['alias', 'extracted']);
      expect(await records()).toHaveLength(1);
    });
  });
});
