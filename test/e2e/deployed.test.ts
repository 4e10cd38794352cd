import { afterEach, describe, expect, it } from 'vitest';
import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { sourcesFromRules } from '../../src/io/discover/sources.js';
import { createLog } from '../../src/io/log.js';
import { failedJobs } from '../../src/io/queue/failed.js';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { emptyFolder } from '../io/folder.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { TestRedisCluster } from '../io/queue/redis-cluster.js';
import { compose } from '../support/compose.js';
import { until } from '../until.js';
import { archivedAddresses } from './archived.js';
import { warta } from './demo.js';
import { NewsHost } from './news.js';

const PAGES = 12;

const redises: [string, () => Promise<TestRedis | TestRedisCluster>][] = [
  ['one Redis', TestRedis.start],
  ['a Redis Cluster', TestRedisCluster.start],
];

/** The commands of docker-compose.yml that are ours, as often as they are run there. */
const commands = Object.values(compose.services)
  .filter(({ build }) => build)
  .flatMap(({ command = [], deploy }) => Array.from({ length: deploy?.replicas ?? 1 }, () => command));

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.skipIf(!postgresAvailable() || !redisAvailable())(
  'the processes of docker-compose.yml (needs postgresql and redis-server)',
  () => {
    it.each(redises)(
      'find, fetch and read every page of a source, on %s',
      async (_name, start) => {
        const [postgres, redis] = await Promise.all([TestPostgres.start(), start()]);
        const host = await new NewsHost('lokal', PAGES, 5).listen();
        const folder = emptyFolder();
        closing.push(folder.remove, ...[postgres, redis, host].map((server) => () => server.close()));
        const env = {
          WARTA_DATA: folder.path,
          WARTA_DATABASE_URL: await postgres.newDatabase(),
          WARTA_REDIS_URL: redis.url,
          WARTA_ALLOW_ADDRESSES: host.address,
          WARTA_HOST_DELAY_MS: '100',
        };
        const app = await openApp(readConfig(env), createLog('silent'));
        closing.push(() => app.close());
        await onlySource(app, host);
        const running = commands.map((command) => warta(command, env));
        closing.push(() => running.map(({ child }) => child.kill('SIGKILL')));
        const extracted = async () =>
          (await app.store.pages.counts()).find(({ state }) => state === 'extracted')?.n ?? 0;
        await until(
          async () => (await extracted()) === PAGES,
          120,
          () => app.store.pages.counts(),
        );
        for (const { child } of running) child.kill('SIGTERM');
        expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
        expect(await failedJobs(app.queues)).toEqual([]);
        const pages = archivedAddresses(app.archive.folder).filter((url) => url.includes('/berita-ke-'));
        expect([new Set(pages).size, pages.length]).toEqual([PAGES, PAGES]);
        expect(host.tooClose(100)).toEqual([]);
      },
      200_000,
    );

    /** Leaves the sites of the rules alone: nothing is asked of the internet. */
    async function onlySource(app: Awaited<ReturnType<typeof openApp>>, host: NewsHost): Promise<void> {
      const { sources } = app.store;
      const others = sourcesFromRules(app.rules);
      await sources.put([...others, host.source]);
      for (const { id } of others) await sources.setPaused(id, true);
    }
  },
);
