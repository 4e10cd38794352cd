import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { endProcess } from '../end-process.js';
import { freePort } from '../ports.js';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of PostgreSQL's programs as Debian installs them, newest version first; null where there are none. */
const programs =
  (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb'))) ?? null;

/** Whether a PostgreSQL can be had. In CI it must be. */
export function postgresAvailable(): boolean {
  return programs !== null || process.env.CI === 'true';
}

/** A PostgreSQL server of the test's own on a free loopback port. */
export class TestPostgres {
  private server: ChildProcess | null = null;
  private databases = 0;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'warta-test-postgres-'));
    const { uid, gid } = owner();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const options = [
      '-D',
      folder,
      '-U',
      'warta',
      '-A',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ];
    const made = spawnSync(program('initdb'), options, { ...owner(), cwd: folder });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const server = new TestPostgres(folder, await freePort());
    await server.up();
    return server;
  }

  /** Starts the server, also again after `down`. */
  async up(): Promise<void> {
    const options = ['-D', this.folder, '-h', '127.0.0.1', '-p', String(this.port), '-k', this.folder, '-F'];
    this.server = spawn(program('postgres'), options, { ...owner(), cwd: this.folder, stdio: 'ignore' });
    for (let i = 0; i < 200; i++) {
      if (await this.sql('postgres', 'SELECT 1')) return;
      await sleep(50);
    }
    throw new Error('PostgreSQL did not start');
  }

  /** Ends the server at once, as a crash does; its data stay. */
  async down(signal: NodeJS.Signals = 'SIGQUIT'): Promise<void> {
    const { server } = this;
    this.server = null;
    await endProcess(server, signal);
  }

  /** Address of a new, empty database. */
  async newDatabase(): Promise<string> {
    const name = `warta${++this.databases}`;
    if (!(await this.sql('postgres', `CREATE DATABASE ${name}`))) throw new Error(`cannot make ${name}`);
    return `postgres://warta@127.0.0.1:${this.port}/${name}`;
  }

  async close(): Promise<void> {
    await this.down('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async sql(database: string, statement: string): Promise<boolean> {
    const client = new pg.Client(`postgres://warta@127.0.0.1:${this.port}/${database}`);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(statement);
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function program(name: string): string {
  if (!programs) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(programs, name);
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
