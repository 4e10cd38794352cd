import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/io/config.js';
import { holderOf } from '../../src/io/db/lock.js';
import { sourcesFromRules } from '../../src/io/discover/sources.js';
import { createLog } from '../../src/io/log.js';
import { startUp } from '../../workers/up.js';
import { dataFolder } from '../io/folder.js';
import { freePort } from '../io/ports.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Starts an instance that cannot start. @returns what it says, and who has its data folder then */
async function failing(settings: Record<string, string>, site?: string) {
  const folder = await dataFolder();
  closing.push(folder.remove);
  const config = readConfig({ WARTA_DATA: folder.path, ...settings });
  const starting = startUp(config, createLog('silent'), ({ rules }) =>
    site ? sourcesFromRules(rules, [site]) : [],
  );
  const error = await starting.then(
    () => null,
    (failure: Error) => failure,
  );
  return { name: error?.name, message: error?.message, holder: holderOf(config.dataDir) };
}

async function redis(...options: string[]): Promise<TestRedis> {
  const server = await TestRedis.start(...options);
  closing.push(() => server.close());
  return server;
}

describe('an instance that cannot start says why and gives back what it has opened', () => {
  it('for a site that nobody knows', async () => {
    const message = '--site: there is no rules/sites/tidak-ada.yaml';
    expect(await failing({}, 'tidak-ada')).toEqual({ name: 'ConfigError', message, holder: null });
  });

  it('for a data folder that is none, and an archive that cannot be written', async () => {
    const folder = await dataFolder();
    closing.push(folder.remove);
    const file = join(folder.path, 'berkas');
    writeFileSync(file, '');
    writeFileSync(join(folder.path, 'archive'), '');
    const says = {
      name: 'ConfigError',
      message: expect.stringMatching(/^WARTA_DATA: .*exist/),
      holder: null,
    };
    expect(await failing({ WARTA_DATA: file })).toEqual(says);
    expect(await failing({ WARTA_DATA: folder.path })).toEqual(says);
  });

  it('for a port that another process has', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    closing.push(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    expect(await failing({ WARTA_METRICS_PORT: `${port}` })).toEqual({
      name: 'ConfigError',
      message: expect.stringMatching(/^WARTA_METRICS_PORT: .*address already in use/),
      holder: null,
    });
  });

  it('for a Redis that is not there', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const message = expect.stringMatching(
      `WARTA_REDIS_URL: no Redis to work with at ${host}: .*ECONNREFUSED`,
    );
    expect(await failing({ WARTA_REDIS_URL: `redis://${host}` })).toMatchObject({ message, holder: null });
  }, 30_000);

  describe.skipIf(!redisAvailable())('(needs redis-server)', () => {
    it('for a Redis that does not let it in, without a wait and without the password', async () => {
      const { url } = await redis('--requirepass', 'benar');
      const wrong = await failing({ WARTA_REDIS_URL: url.replace('benar', 'rahasia') });
      expect(wrong).toMatchObject({ message: expect.stringContaining('WRONGPASS'), holder: null });
      expect(wrong.message).not.toContain('rahasia');
      const none = await failing({ WARTA_REDIS_URL: url.replace(':benar@', '') });
      expect(none).toMatchObject({ message: expect.stringContaining('NOAUTH'), holder: null });
    });

    it('for a Redis that throws keys away when it is full', async () => {
      const { url } = await redis('--maxmemory-policy', 'allkeys-lru');
      expect(await failing({ WARTA_REDIS_URL: url })).toMatchObject({
        message: expect.stringMatching(/allkeys-lru.*set its maxmemory-policy to noeviction/),
        holder: null,
      });
    });
  });
});
