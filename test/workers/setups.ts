import { afterAll, beforeAll } from 'vitest';
import type { App } from '../../src/io/app.js';
import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';
import { testApp } from './app.js';

/** Servers that were started for a test, and the settings that name them. */
export interface Setup {
  settings: Record<string, string>;
  close(): Promise<void>;
}

type NamedSetup = [name: string, available: boolean, open: () => Promise<Setup>];

/** The embedded set-up and the scaled one: what workers do must hold over both. */
export const setups: NamedSetup[] = [
  ['the embedded database', true, async () => ({ settings: {}, close: async () => undefined })],
  [
    'Redis and PostgreSQL (needs redis-server and postgresql)',
    redisAvailable() && postgresAvailable(),
    async () => {
      const [redis, postgres] = await Promise.all([TestRedis.start(), TestPostgres.start()]);
      const settings = { WARTA_REDIS_URL: redis.url, WARTA_DATABASE_URL: await postgres.newDatabase() };
      return { settings, close: async () => void (await Promise.all([redis.close(), postgres.close()])) };
    },
  ],
];

/** Both, and everything on one PostgreSQL: for what queues are asked directly. */
export const allSetups: NamedSetup[] = [
  ...setups,
  [
    'PostgreSQL alone (needs postgresql)',
    postgresAvailable(),
    async () => {
      const postgres = await TestPostgres.start();
      const settings = { WARTA_DATABASE_URL: await postgres.newDatabase() };
      return { settings, close: () => postgres.close() };
    },
  ],
];

/** Opens a set-up, and everything on it, before the tests of a block, and closes both after them. */
export function openBeforeAll(
  open: () => Promise<Setup>,
  settings: Record<string, string>,
  use: (app: App) => void,
): void {
  let setup: Setup | undefined;
  let opened: Awaited<ReturnType<typeof testApp>> | undefined;
  beforeAll(async () => {
    setup = await open();
    opened = await testApp({ ...setup.settings, ...settings });
    use(opened.app);
  });
  afterAll(async () => {
    await opened?.close();
    await setup?.close();
  });
}
