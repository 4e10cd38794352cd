import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { failedJobs } from '../../src/io/queue/failed.js';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { emptyFolder } from '../io/folder.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { until } from '../until.js';
import { archivedAddresses } from './archived.js';
import { type Running, warta } from './demo.js';
import { NewsHost } from './news.js';

/** Two minutes on two cores. */
const HOSTS = 20;
const PAGES_PER_HOST = 100;
const KILLS = 12;
const DELAY_MS = 250;
const SEED = 20260310;
const TOTAL = HOSTS * PAGES_PER_HOST;

describe.skipIf(!postgresAvailable() || !redisAvailable())(
  'two worker processes that are killed at random points (needs postgresql and redis-server)',
  () => {
    const folder = emptyFolder();
    let postgres: TestPostgres;
    let redis: TestRedis;
    let hosts: NewsHost[];
    let app: App;
    let env: Record<string, string>;

    beforeAll(async () => {
      [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
      const names = Array.from({ length: HOSTS }, (_, i) => `kabar${i}`);
      hosts = await Promise.all(names.map((name) => new NewsHost(name, PAGES_PER_HOST, 20).listen()));
      env = {
        WARTA_DATA: folder.path,
        WARTA_DATABASE_URL: await postgres.newDatabase(),
        WARTA_REDIS_URL: redis.url,
        WARTA_ALLOW_ADDRESSES: hosts.map(({ address }) => address).join(','),
        WARTA_HOST_DELAY_MS: String(DELAY_MS),
        WARTA_EXTRACT_CONCURRENCY: '1',
      };
      app = await openApp(readConfig(env), createLog('silent'));
    }, 120_000);
    afterAll(async () => {
      await app?.close();
      await Promise.all([...(hosts ?? []), postgres, redis].map((server) => server?.close()));
      folder.remove();
    });

    it('has every page exactly once at the end, with Redis restarted twice, and was polite', async () => {
      for (const host of hosts) {
        const jobs = Array.from({ length: PAGES_PER_HOST }, (_, n) => host.job(n));
        const pages = jobs.map(({ pageId, url, site }) => ({ id: pageId, url, site, source: host.name }));
        await app.store.pages.add(host.name, pages);
        await app.queues.addFetches(jobs);
        await app.store.pages.queued(jobs.map(({ pageId }) => pageId));
      }
      const workers = [start(), start()];
      await disturb(workers);
      await until(
        async () => (await extracted()) === TOTAL,
        600,
        () => app.store.pages.counts(),
      );
      for (const worker of workers) worker.child.kill('SIGTERM');
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);

      expect(await failedJobs(app.queues)).toEqual([]);
      expect(await stuck()).toBe(0);
      expect(await ids(pagesOnly(app.store.captures.all()))).toEqual(wanted());
      expect(await ids(app.store.records.all())).toEqual(wanted());
      await app.archive.repair(0);
      for (const file of await app.archive.files()) await app.archive.checkFile(file);
      const archived = archivedAddresses(app.archive.folder).filter((url) => url.includes('/berita-ke-'));
      expect([new Set(archived).size, archived.length]).toEqual([TOTAL, TOTAL]);
      for (const host of hosts) expect(host.tooClose(DELAY_MS)).toEqual([]);
    }, 900_000);

    const start = () => warta(['worker', '--queues', 'fetch,extract'], env);
    const extracted = async () =>
      (await app.store.pages.counts()).reduce((sum, c) => sum + (c.state === 'extracted' ? c.n : 0), 0);
    const wanted = () =>
      hosts.flatMap((host) => Array.from({ length: PAGES_PER_HOST }, (_, n) => host.job(n).pageId)).sort();

    /** Kills a worker at a random point and starts another, and restarts Redis twice in between. */
    async function disturb(workers: Running[]): Promise<void> {
      const random = seeded(SEED);
      for (let kill = 0; kill < KILLS; kill++) {
        const victim = Math.floor(random() * 2);
        await workers[victim]?.says(/"msg":"up"/);
        await sleep(500 + random() * 3_000);
        workers[victim]?.child.kill('SIGKILL');
        await workers[victim]?.ended;
        workers[victim] = start();
        if (kill % Math.ceil(KILLS / 2) === 0) {
          await redis.down(kill === 0 ? 'SIGTERM' : 'SIGKILL');
          await sleep(500);
          await redis.up();
        }
      }
    }

    async function stuck(): Promise<number> {
      const counts = [app.queues.fetch, app.queues.extract].map((queue) =>
        queue.getJobCountByTypes('waiting', 'active', 'delayed'),
      );
      return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
    }

    /** Without robots.txt. */
    async function* pagesOnly(captures: AsyncIterable<{ pageId: string | null }>) {
      for await (const { pageId } of captures) if (pageId !== null) yield { pageId };
    }

    async function ids(entries: AsyncIterable<{ pageId: string }>): Promise<string[]> {
      const list: string[] = [];
      for await (const { pageId } of entries) list.push(pageId);
      return list.sort();
    }
  },
);

/** Mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
