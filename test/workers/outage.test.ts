import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedJobs } from '../../src/io/queue/failed.js';
import { outageWait } from '../../workers/job.js';
import { startWorkers } from '../../workers/start.js';
import { NewsHost } from '../e2e/news.js';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { until } from '../until.js';
import { testApp } from './app.js';

const PAGES = 60;

describe.skipIf(!postgresAvailable() || !redisAvailable())(
  'PostgreSQL that goes away (needs postgresql and redis-server)',
  () => {
    let postgres: TestPostgres;
    let redis: TestRedis;
    beforeAll(async () => {
      [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
    });
    afterAll(() => Promise.all([postgres?.close(), redis?.close()]));

    it('for 20 s loses no page, with the queues on Redis and on PostgreSQL itself', async () => {
      const runs = [await start({ WARTA_REDIS_URL: redis.url }), await start({})];
      for (const { extracted } of runs) await until(async () => (await extracted()) >= 5, 60);
      await postgres.down();
      await sleep(20_000);
      await postgres.up();
      for (const { app, extracted, stop } of runs) {
        await until(
          async () => (await extracted()) === PAGES,
          120,
          () => app.store.pages.counts(),
        );
        expect(await failedJobs(app.queues)).toEqual([]);
        await stop();
      }
    }, 300_000);

    async function start(settings: Record<string, string>) {
      const host = await new NewsHost('kabar', PAGES, 20).listen();
      // Fewer attempts than the outage would use up if it counted.
      const database = await postgres.newDatabase();
      const { app, folder, close } = await testApp({
        WARTA_DATABASE_URL: database,
        WARTA_ATTEMPTS: '2',
        ...settings,
      });
      expect(existsSync(join(folder, 'db')), 'no embedded database beside PostgreSQL').toBe(false);
      const jobs = Array.from({ length: PAGES }, (_, n) => host.job(n));
      const pages = jobs.map(({ pageId, url, site }) => ({ id: pageId, url, site, source: 's' }));
      await app.store.pages.add('s', pages);
      await app.queues.addFetches(jobs);
      const workers = startWorkers(app, ['fetch', 'extract']);
      const extracted = async () =>
        (await app.store.pages.counts()).find(({ state }) => state === 'extracted')?.n ?? 0;
      const stop = async () => {
        await workers.stop();
        await close();
        await host.close();
      };
      return { app, extracted, stop };
    }
  },
);

describe('outageWait', () => {
  it('tells what is away from what is wrong', () => {
    for (const code of ['57P01', '08006', 'ECONNREFUSED', 'ENOSPC', '40P01']) {
      expect(outageWait(Object.assign(new Error('x'), { code }))).toBeGreaterThan(0);
    }
    expect(outageWait(new Error('Connection terminated unexpectedly'))).toBeGreaterThan(0);
    for (const other of [Object.assign(new Error('x'), { code: '42P01' }), new Error('no'), null, 'text']) {
      expect(outageWait(other)).toBeNull();
    }
  });
});
