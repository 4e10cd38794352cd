import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { endProcess } from '../end-process.js';
import { freePort } from '../ports.js';

/** Whether a redis-server is on the PATH. In CI it must be. */
export function redisAvailable(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0 || process.env.CI === 'true';
}

/** A Redis of the test's own on a free loopback port, with an append-only file as in production. */
export class TestRedis {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly options: string[],
  ) {}

  /** @param options of redis-server, instead of or besides those of production */
  static async start(...options: string[]): Promise<TestRedis> {
    const folder = mkdtempSync(join(tmpdir(), 'warta-test-redis-'));
    const redis = new TestRedis(folder, await freePort(), options);
    try {
      await redis.up();
      return redis;
    } catch (error) {
      await redis.close();
      throw error;
    }
  }

  get url(): string {
    const password = this.options[this.options.indexOf('--requirepass') + 1];
    const entry = this.options.includes('--requirepass') ? `:${password}@` : '';
    return `redis://${entry}127.0.0.1:${this.port}`;
  }

  /** Starts the server, also again after `down`, and waits until it has read its data. */
  async up(): Promise<void> {
    const place = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder];
    const durable = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
    this.server = spawn('redis-server', [...place, ...durable, ...this.options], { stdio: 'ignore' });
    const client = new Redis(this.url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
    client.on('error', () => undefined);
    try {
      await client.ping();
    } finally {
      client.disconnect();
    }
  }

  /** Ends the server, by default as a crash does; its data stay. */
  async down(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { server } = this;
    this.server = null;
    await endProcess(server, signal);
  }

  async close(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
