import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { dataFolder, emptyFolder } from '../io/folder.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { warta } from './demo.js';

it('a demo that is asked to stop ends cleanly, gives the folder back, and goes on later', async () => {
  const data = await dataFolder();
  const env = { WARTA_DATA: data.path, WARTA_HOST_DELAY_MS: '1500' };
  const run = warta(['demo'], env);
  await run.says(/\b[1-9]\d* of 18 pages done/);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(1);
  expect(run.stdout()).toContain('records:');
  expect(existsSync(join(data.path, 'warta.lock'))).toBe(false);
  const next = warta(['demo'], { ...env, WARTA_HOST_DELAY_MS: '100' });
  expect(await next.ended, next.stderr()).toBe(0);
  data.remove();
}, 90_000);

it.skipIf(!redisAvailable() || !postgresAvailable())(
  'a worker that is asked to stop while its Redis is away ends in good time (needs redis-server and postgresql)',
  async () => {
    const [redis, postgres] = await Promise.all([TestRedis.start(), TestPostgres.start()]);
    const folder = emptyFolder();
    const env = {
      WARTA_DATA: folder.path,
      WARTA_REDIS_URL: redis.url,
      WARTA_DATABASE_URL: await postgres.newDatabase(),
    };
    const run = warta(['worker', '--queues', 'fetch'], env);
    await run.says(/"msg":"up"/);
    await redis.down();
    await run.says(/ECONNREFUSED/);
    run.child.kill('SIGTERM');
    expect(await run.ended, run.stderr()).toBe(1);
    expect(run.stderr()).toMatch(/not stopped in time/);
    await Promise.all([redis.close(), postgres.close()]);
    folder.remove();
  },
  90_000,
);
