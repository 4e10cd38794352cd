import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEmbedded } from '../../../src/io/db/embedded.js';
import { QueueBackend } from '../../../src/io/queue/backend.js';
import { dataFolder } from '../folder.js';

export interface OpenBackend {
  backend: QueueBackend;
  close(): Promise<void>;
}

export async function embeddedBackend(): Promise<OpenBackend> {
  const folder = await dataFolder();
  const db = await openEmbedded(folder.path);
  return {
    backend: await QueueBackend.embedded(db),
    async close() {
      await db.close();
      folder.remove();
    },
  };
}

/** Whether a Redis can be had: by WARTA_TEST_REDIS_URL, or a redis-server on the PATH. In CI it must be. */
export function redisAvailable(): boolean {
  if (process.env.WARTA_TEST_REDIS_URL) return true;
  return spawnSync('redis-server', ['--version']).status === 0 || process.env.CI === 'true';
}

export async function redisBackend(): Promise<OpenBackend> {
  const given = process.env.WARTA_TEST_REDIS_URL;
  const port = given ? 0 : await freePort();
  const server = given ? null : startRedis(port);
  const backend = await QueueBackend.redis(given ?? `redis://127.0.0.1:${port}`);
  return {
    backend,
    async close() {
      await backend.close();
      server?.kill('SIGKILL');
    },
  };
}

function startRedis(port: number): ChildProcess {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  return spawn('redis-server', options, { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  await sleep(10);
  return port;
}
