import { postgresAvailable, TestPostgres } from '../io/db/postgres.js';
import { redisAvailable, TestRedis } from '../io/queue/redis.js';

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
