import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { failedJobs } from '../../src/io/queue/failed.js';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { dataFolder, emptyFolder } from '../io/folder.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { until } from '../until.js';
import { archivedAddresses } from './archived.js';
import { warta } from './demo.js';
import { NewsHost } from './news.js';

const settable = {
  NODE_OPTIONS: `--import ${new URL('../support/set-back.mjs', import.meta.url).href}`,
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('a process whose clock is set back by an hour', () => {
  it('goes on, on the embedded database, which has its clock from the process', async () => {
    const data = await dataFolder();
    closing.push(data.remove);
    const run = warta(['demo'], { ...settable, WARTA_DATA: data.path, WARTA_HOST_DELAY_MS: '1500' });
    closing.push(() => run.child.kill('SIGKILL'));
    await run.says(/\b[4-9] of 18 pages done/);
    run.child.kill('SIGUSR2');
    await run.says(/the clock was set back/);
    expect(await run.ended, run.stderr()).toBe(0);
    const pages = archivedAddresses(join(data.path, 'archive')).filter(
      (url) => !/\/(robots\.txt|feed\.xml)$/.test(url),
    );
    expect([new Set(pages).size, pages.length]).toEqual([18, 18]);
  }, 120_000);

  it.skipIf(!postgresAvailable() || !redisAvailable())(
    'goes on and keeps its distance to hosts, on Redis and PostgreSQL (needs redis-server and postgresql)',
    async () => {
      const [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
      const hosts = [await new NewsHost('satu', 25).listen(), await new NewsHost('dua', 25).listen()];
      const folder = emptyFolder();
      closing.push(folder.remove, ...[redis, postgres, ...hosts].map((server) => () => server.close()));
      const env = {
        WARTA_DATA: folder.path,
        WARTA_DATABASE_URL: await postgres.newDatabase(),
        WARTA_REDIS_URL: redis.url,
        WARTA_ALLOW_ADDRESSES: hosts.map(({ address }) => address).join(','),
        WARTA_HOST_DELAY_MS: '250',
      };
      const app = await openApp(readConfig(env), createLog('silent'));
      closing.push(() => app.close());
      const jobs = hosts.flatMap((host) => Array.from({ length: host.pages }, (_, n) => host.job(n)));
      await app.store.pages.add(
        's',
        jobs.map(({ pageId: id, url, site }) => ({ id, url, site, source: 's' })),
      );
      await app.queues.addFetches(jobs);
      const worker = warta(['worker', '--queues', 'fetch,extract'], { ...env, ...settable });
      closing.push(() => worker.child.kill('SIGKILL'));
      const extracted = async () =>
        (await app.store.pages.counts()).reduce(
          (sum, { state, n }) => sum + (state === 'extracted' ? n : 0),
          0,
        );
      await until(async () => (await extracted()) >= 10, 60);
      worker.child.kill('SIGUSR2');
      await until(
        async () => (await extracted()) === jobs.length,
        60,
        () => app.store.pages.counts(),
      );
      worker.child.kill('SIGTERM');
      expect(await worker.ended, worker.stderr()).toBe(0);
      expect(await failedJobs(app.queues)).toEqual([]);
      const pages = archivedAddresses(app.archive.folder).filter((url) => url.includes('/berita-ke-'));
      expect([new Set(pages).size, pages.length]).toEqual([50, 50]);
      for (const host of hosts) expect(host.tooClose(250)).toEqual([]);
    },
    180_000,
  );
});
