import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { toSource } from '../../src/io/discover/sources.js';
import { rereadArchive } from '../../workers/reread.js';
import { feedOf, type Script, scriptedSite } from '../support/site.js';
import { drain } from './app.js';
import { openBeforeAll, setups } from './setups.js';

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('do their work', () => {
    let app: App;
    let local: Awaited<ReturnType<typeof scriptedSite>>;

    openBeforeAll(open, {}, (opened) => {
      app = opened;
    });
    afterEach(() => local.close());

    const SLUG = '/berita-jalan-kota-bogor';
    const paragraph = (n: number) =>
      `<p>Bagian ke-${n}: Pemerintah Kota Bogor memperbaiki ruas jalan di Kecamatan Tanah Sareal, dan wali kota meminta warga memakai jalan lain selama pekerjaan itu berlangsung.</p>`;
    const page = (numbers: number[], links: string[]) => ({
      type: 'text/html',
      body:
        `<html lang="id"><head><title>Jalan Kota Diperbaiki</title></head><body><article><h1>Jalan Kota Diperbaiki</h1>` +
        `${numbers.map(paragraph).join('')}<div>${links.map((href) => `<a href="${href}">x</a>`).join('')}</div></article></body></html>`,
    });

    async function records(script: Script): Promise<{ text: string; pages: unknown }[]> {
      local = await scriptedSite({
        '/robots.txt': { status: 404 },
        '/rss': ({ origin }) => ({ body: feedOf([`${origin}${SLUG}`]) }),
        ...script,
      });
      const source = toSource({ site: 'lokal', kind: 'feed', url: `${local.origin}/rss` });
      await app.store.sources.put([source]);
      await app.queues.discover.add('discover', { source: source.id });
      await drain(app);
      const { rows } = await app.store.db.query<{ record: string }>(
        `SELECT record FROM warta.record JOIN warta.page ON page.id = page_id WHERE starts_with(url, $1)`,
        [local.origin],
      );
      return rows.map(({ record }) => JSON.parse(record));
    }

    const bits = (text: string | undefined) => text?.match(/Bagian ke-\d/g)?.map((bit) => Number(bit.at(-1)));

    it('fetches the further pages of an article, each once and in its turn, into one record', async () => {
      const [record, ...others] = await records({
        [SLUG]: page([1, 2], ['?page=2', '?page=3']),
        [`${SLUG}?page=2`]: page([3], ['?page=1', '?page=3']),
        [`${SLUG}?page=3`]: page([4, 5], ['?page=1', '?page=2']),
      });
      expect(others).toEqual([]);
      expect(bits(record?.text)).toEqual([1, 2, 3, 4, 5]);
      expect(record?.pages).toEqual({ total: 3, complete: true });
      expect(local.asked.filter((path) => path.startsWith(SLUG)).sort()).toEqual([
        SLUG,
        `${SLUG}?page=2`,
        `${SLUG}?page=3`,
      ]);
      expect([local.most, local.closest >= 29]).toEqual([1, true]);
      const changes = await rereadArchive(app, false, () => undefined);
      expect(changes).toMatchObject([{ pages: 1, changed: 0, lost: 0, gained: 0 }]);
    });

    it('goes from each page to the next where none links to all, and not in a circle', async () => {
      const [record] = await records({
        [SLUG]: page([1], [`${SLUG}/2`]),
        [`${SLUG}/2`]: page([2], [SLUG, `${SLUG}/3`]),
        [`${SLUG}/3`]: page([3], [`${SLUG}/2`, `${SLUG}/4`]),
        [`${SLUG}/4`]: { status: 302, headers: { location: SLUG } },
      });
      expect(bits(record?.text)).toEqual([1, 2, 3]);
      const asked = local.asked.filter((path) => path.startsWith(SLUG));
      expect(new Set(asked)).toEqual(new Set([SLUG, ...[2, 3, 4].map((n) => `${SLUG}/${n}`)]));
      expect(asked.length).toBeLessThanOrEqual(5);
    });

    it('prefers the page that shows all', async () => {
      const [record] = await records({
        [SLUG]: page([1, 2], ['?page=2', '?page=all']),
        [`${SLUG}?page=all`]: page([1, 2, 3, 4], ['?page=2']),
      });
      expect(bits(record?.text)).toEqual([1, 2, 3, 4]);
      expect(record?.pages).toMatchObject({ complete: true });
      expect(local.asked.filter((path) => path.includes('page='))).toEqual([`${SLUG}?page=all`]);
    });

    it('keeps what there is when a further page is missing, and says that it is not whole', async () => {
      const [record] = await records({
        [SLUG]: page([1, 2], ['?page=2', '?page=3']),
        [`${SLUG}?page=2`]: page([3], []),
      });
      expect(bits(record?.text)).toEqual([1, 2, 3]);
      expect(record?.pages).toEqual({ total: 3, complete: false });
    });
  });
});
