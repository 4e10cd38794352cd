import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { toSource } from '../../src/io/discover/sources.js';
import { startWorkers } from '../../workers/start.js';
import { PAGE_HTML } from '../support/page.js';
import { feedOf, scriptedSite } from '../support/site.js';
import { until } from '../until.js';
import { errorCodes } from './app.js';
import { openBeforeAll, setups } from './setups.js';

const SLUG = '/berita-jalan-kota-satu';

describe.each(setups)('the breaker of a host on %s', (_name, available, open) => {
  describe.skipIf(!available)('opens after five failures', () => {
    let app: App;
    let local: Awaited<ReturnType<typeof scriptedSite>>;
    let broken: boolean;

    openBeforeAll(open, { WARTA_ATTEMPTS: '9' }, (opened) => {
      app = opened;
    });
    afterEach(() => local.close());

    const asked = () => local.asked.filter((path) => path.startsWith(SLUG)).length;
    const trouble = async () =>
      (await app.store.hosts.troubled()).find(({ host }) => host === new URL(local.origin).host);

    /** A host with pages that answers every request for one with an error, until it is left alone. */
    async function fail(pages: number): Promise<void> {
      broken = true;
      const paths = Array.from({ length: pages }, (_, n) => `${SLUG}-${n + 1}`);
      local = await scriptedSite({
        '/rss': ({ origin }) => ({ body: feedOf(paths.map((path) => `${origin}${path}`)) }),
        '*': ({ path }) => {
          if (!path.startsWith(SLUG)) return { status: 404 };
          return broken ? { status: 500 } : { type: 'text/html', body: PAGE_HTML };
        },
      });
      const source = toSource({ site: 'lokal', kind: 'feed', url: `${local.origin}/rss` });
      await app.store.sources.put([source]);
      await app.queues.discover.add('discover', { source: source.id });
      await work(async () => (await trouble())?.breaker === 'open' && (await waiting()).length === pages);
      expect(asked()).toBe(5);
    }

    /** The jobs that wait for this host. */
    const waiting = async () =>
      (await app.queues.fetch.getDelayed()).filter(({ data }) => data.url.startsWith(local.origin));

    /** Runs the workers that ask hosts, until `done`. */
    async function work(done: () => Promise<boolean>): Promise<void> {
      const workers = startWorkers(app, ['discover', 'fetch']);
      try {
        await until(done, 50, trouble);
      } finally {
        await workers.stop();
      }
    }

    /** Lets the jobs of this host run now, until `done`. */
    async function wake(done: () => Promise<boolean>): Promise<void> {
      for (const job of await waiting()) await job.promote();
      await work(done);
    }

    /** What a clock that was set looks like: all that was kept before has moved against it. */
    async function setClock(hours: number): Promise<void> {
      const set = ['written_at', 'open_until', 'free_at', 'slot_at'].map(
        (column) => `${column} = ${column} - $1 * interval '1 hour'`,
      );
      await app.store.db.query(`UPDATE warta.host SET ${set.join(', ')} WHERE host = $2`, [
        hours,
        new URL(local.origin).host,
      ]);
    }

    it('uses up no attempts while it is open, lets one request pass later, and closes with an answer', async () => {
      await fail(1);
      const error = expect.stringMatching(/^http-500: /);
      expect(await trouble()).toMatchObject({ breaker: 'open', failures: 5, error });
      await app.store.db.query(`UPDATE warta.host SET open_until = now() - interval '1 s', slot_at = NULL`);
      expect((await trouble())?.breaker).toBe('half-open');
      broken = false;
      await wake(async () => (await app.store.pages.counts()).some(({ state }) => state === 'fetched'));
      expect([await trouble(), asked()]).toEqual([undefined, 6]);
      expect(await errorCodes(app, local.origin)).toEqual([]);
    });

    it('stays open as long as it had still to be when the clock is set back by an hour', async () => {
      await fail(3);
      await setClock(-1);
      expect((await trouble())?.openMs).toBeGreaterThan(3_600_000);
      const realigned = async () => ((await trouble())?.openMs ?? 0) <= 60_000;
      await wake(async () => (await realigned()) && (await waiting()).length === 3);
      expect(await trouble()).toMatchObject({ breaker: 'open', failures: 5, opened: 1 });
      expect(asked()).toBe(5);
      // A minute, not an hour: delays are rounded up to whole milliseconds.
      for (const job of await waiting()) expect(job.delay).toBeLessThan(61_000);
    });

    it('lets one request pass, and no more, when the clock is set forward by an hour', async () => {
      await fail(3);
      await setClock(1);
      expect((await trouble())?.breaker).toBe('half-open');
      await wake(async () => (await trouble())?.opened === 2 && (await waiting()).length === 3);
      expect(asked()).toBe(6);
      expect(await trouble()).toMatchObject({ breaker: 'open', failures: 6 });
      expect((await trouble())?.openMs).toBeGreaterThan(60_000);
    });
  });
});
