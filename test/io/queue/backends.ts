import { QueueBackend } from '../../../src/io/queue/backend.js';
import { embeddedDatabase, postgresDatabase } from '../db/databases.js';
import { postgresAvailable } from '../db/postgres.js';
import { redisAvailable, TestRedis } from './redis.js';
import { TestRedisCluster } from './redis-cluster.js';

export interface OpenBackend {
  backend: QueueBackend;
  close(): Promise<void>;
}

/** Every backend that the queues must work over: name, whether it can be had here, and how it is opened. */
export const backends: [string, boolean, () => Promise<OpenBackend>][] = [
  ['PGlite', true, embeddedBackend],
  [`PostgreSQL (needs Debian's postgresql)`, postgresAvailable(), postgresBackend],
  ['Redis (needs redis-server)', redisAvailable(), () => redisBackend(TestRedis.start())],
  ['a Redis Cluster (needs redis-server)', redisAvailable(), () => redisBackend(TestRedisCluster.start())],
];

function embeddedBackend(): Promise<OpenBackend> {
  return over(embeddedDatabase(), QueueBackend.embedded);
}

function postgresBackend(): Promise<OpenBackend> {
  return over(postgresDatabase(), QueueBackend.postgres);
}

async function over<D>(
  opening: Promise<{ db: D; close(): Promise<void> }>,
  open: (db: D) => Promise<QueueBackend>,
): Promise<OpenBackend> {
  const { db, close } = await opening;
  try {
    return { backend: await open(db), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function redisBackend(starting: Promise<TestRedis | TestRedisCluster>): Promise<OpenBackend> {
  const server = await starting;
  try {
    const backend = await QueueBackend.redis(server.url);
    return {
      backend,
      async close() {
        await backend.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
