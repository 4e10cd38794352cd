import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/duplicates/minhash.js';
import { summarize } from '../../../src/io/extract/summary.js';
import type { Store } from '../../../src/io/store/store.js';
import { databases } from '../db/databases.js';
import { aRecord } from './a-record.js';
import { openBeforeAll } from './open.js';

describe.each(databases)('pages that are one, on %s', (_name, available, open) => {
  describe.skipIf(!available)('when told so', () => {
    let store: Store;
    openBeforeAll(open, (opened) => {
      store = opened;
    });

    const home = (id: string) => ({ id, url: `http://berita.example/${id}`, site: 'berita' });

    /** Extracted pages, each with a revision for each content. */
    async function pages(contents: Record<string, string[]>): Promise<void> {
      const found = Object.keys(contents).map((id) => ({ ...home(id), source: 's' }));
      await store.pages.add('s', found);
      for (const [pageId, revisions] of Object.entries(contents)) {
        for (const content of revisions) {
          const summary = { ...summarize(aRecord({ title: content })), content };
          const fetchId = `${pageId}-${content}`;
          await store.records.save({ pageId, fetchId, site: 'berita', ms: 1, json: '{}', summary });
          const text = `isi ${content} `.repeat(40);
          const print = { content, named: true, publishedAt: null, fingerprint: fingerprint(text) };
          await store.clusters.place({ pageId, fetchId, ...print });
        }
      }
    }

    async function contents(pageId: string): Promise<string[]> {
      const { rows } = await store.db.query<{ title: string }>(
        'SELECT title FROM warta.record WHERE page_id = $1 ORDER BY revision',
        [pageId],
      );
      return rows.map(({ title }) => title);
    }

    it('the revisions of one come before those of the other, each content once', async () => {
      await pages({ a1: ['satu', 'dua', 'tiga'], b1: ['tiga', 'empat'] });
      for (let i = 0; i < 2; i++) expect(await store.aliases.move('a1', home('b1'))).toBe('b1');
      expect(await contents('b1')).toEqual(['satu', 'dua', 'tiga', 'empat']);
      expect(await contents('a1')).toEqual([]);
      const left = await store.db.query(
        'SELECT 1 FROM warta.band LEFT JOIN warta.article ON no = article WHERE no IS NULL',
      );
      expect(left.rows).toEqual([]);
      expect(await store.records.summary()).toMatchObject([{ pages: 1, records: 1 }]);
    });

    it('through what is an alias already, and never in a circle', async () => {
      await pages({ a2: ['a'], b2: ['b'], c2: ['c'] });
      expect(await store.aliases.move('b2', home('c2'))).toBe('c2');
      expect(await store.aliases.move('a2', home('b2'))).toBe('c2');
      expect(await store.aliases.move('c2', home('a2'))).toBe('c2');
      expect((await contents('c2')).sort()).toEqual(['a', 'b', 'c']);
    });

    it('and what a list says of one address is said of the page, whichever source it came from', async () => {
      await pages({ a5: ['a'], b5: ['b'], c5: ['c'] });
      await store.aliases.move('a5', home('b5'));
      await store.aliases.move('b5', home('c5'));
      await store.db.query(`UPDATE warta.page SET changed_at = now() - interval '1 day' WHERE id = 'c5'`);
      const changed = { ...home('a5'), source: 't', modified: Date.now() };
      const wanted = await store.pages.add('t', [changed, { ...changed, modified: Date.now() - 1000 }]);
      expect(wanted).toMatchObject([{ ...home('c5'), again: true }]);
      await store.pages.queued(wanted.map(({ id }) => id));
      expect(await store.pages.add('t', [changed])).toEqual([]);
    });

    it('of two that name each other at once, one stays', async () => {
      await pages({ a3: ['a'], b3: ['b'] });
      const moved = [store.aliases.move('a3', home('b3')), store.aliases.move('b3', home('a3'))];
      expect(new Set(await Promise.all(moved)).size).toBe(1);
    });

    it('at an address that is known by another id, that page; at an unknown one, a new one', async () => {
      await pages({ a4: ['a'], old: ['b'] });
      expect(await store.aliases.move('a4', { ...home('old'), id: 'other' })).toBe('old');
      expect(await store.aliases.move('old', { ...home('old'), id: 'other' })).toBe('old');
      expect(await store.aliases.move('old', home('d4'))).toBe('d4');
      expect(await contents('d4')).toHaveLength(2);
      expect(await store.pages.add('s', [{ ...home('d4'), source: 's' }])).not.toContainEqual(
        expect.objectContaining({ id: 'd4' }),
      );
    });
  });
});
