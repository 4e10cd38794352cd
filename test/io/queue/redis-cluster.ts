import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../until.js';
import { endProcess } from '../end-process.js';
import { freePort } from '../ports.js';

/** Three Redis servers on free loopback ports that are one cluster, each with a third of the keys. */
export class TestRedisCluster {
  private readonly folder = mkdtempSync(join(tmpdir(), 'warta-test-cluster-'));
  private readonly servers: ChildProcess[] = [];
  private readonly ports: number[] = [];

  static async start(): Promise<TestRedisCluster> {
    const cluster = new TestRedisCluster();
    try {
      await cluster.up();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  /** Of one of them: it names the others. */
  get url(): string {
    return `redis://127.0.0.1:${this.ports[0]}`;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => endProcess(server, 'SIGKILL')));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async up(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      const [port, bus, dir] = [await freePort(), await freePort(), join(this.folder, String(i))];
      mkdirSync(dir);
      const address = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
      const options = [...address, '--cluster-enabled', 'yes', '--cluster-port', `${bus}`];
      this.servers.push(spawn('redis-server', options, { stdio: 'ignore' }));
      this.ports.push(port);
      await until(() => this.ask('ping').startsWith('PONG'), 20);
    }
    const nodes = this.ports.map((port) => `127.0.0.1:${port}`);
    const made = spawnSync('redis-cli', ['--cluster', 'create', ...nodes, '--cluster-yes']);
    if (made.status !== 0) throw new Error(`redis-cli --cluster create: ${made.stdout}${made.stderr}`);
    await until(() => this.ask('cluster', 'info').includes('cluster_state:ok'), 20);
  }

  private ask(...command: string[]): string {
    const { stdout } = spawnSync('redis-cli', ['-p', `${this.ports.at(-1)}`, ...command]);
    return String(stdout);
  }
}
