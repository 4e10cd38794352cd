import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../src/io/config.js';
import { packageRoot } from '../src/io/rules/load.js';
import { runCli } from './cli/run-cli.js';
import { compose } from './support/compose.js';

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');

const { redis, postgres, ...own } = compose.services;
const run = Object.values(own);

describe('docker-compose.yml', () => {
  it('has a Redis that forgets nothing, and PostgreSQL, each with a health check and its data in a volume', () => {
    const options = redis?.command?.join(' ') ?? '';
    expect(options).toMatch(/^redis-server .*--appendonly yes/);
    expect(options).toContain('--maxmemory-policy noeviction');
    expect(redis?.volumes).toEqual(['redis:/data']);
    expect(postgres?.volumes).toEqual(['postgres:/var/lib/postgresql/data']);
    for (const server of [redis, postgres]) expect(server?.healthcheck?.test.length).toBeGreaterThan(1);
    expect(redis?.image).toMatch(/^redis:\d/);
    expect(postgres?.image).toMatch(/^postgres:\d/);
  });

  it('has one scheduler and two workers that wait for both, share the archive, and start again by themselves', () => {
    const commands = run.map(({ command, deploy }) => `${deploy?.replicas ?? 1} ${command?.join(' ')}`);
    expect(commands).toEqual(['1 up --queues discover', '2 worker --queues fetch,extract']);
    for (const one of run) {
      expect(one.depends_on).toEqual({
        redis: { condition: 'service_healthy' },
        postgres: { condition: 'service_healthy' },
      });
      expect(one.volumes).toEqual([`archive:${one.environment?.WARTA_DATA}`]);
      expect([one.restart, one.build]).toEqual(['unless-stopped', '.']);
    }
    const named = Object.values(compose.services).flatMap(({ volumes }) => volumes);
    expect(new Set(named.map((volume) => volume.split(':')[0]))).toEqual(
      new Set(Object.keys(compose.volumes)),
    );
  });

  it('sets what warta knows, and the servers by the names that they have', () => {
    for (const { environment = {} } of run) {
      expect(Object.keys(environment).filter((name) => !SETTINGS.includes(name))).toEqual([]);
      expect(new URL(environment.WARTA_REDIS_URL ?? '').host).toBe('redis:6379');
      const database = (environment.WARTA_DATABASE_URL ?? '').replace(/\$\{[^}]*\}/, 'secret');
      const { host, username, pathname } = new URL(database);
      expect([host, username, pathname]).toEqual(['postgres:5432', 'warta', '/warta']);
    }
    expect(postgres?.environment).toMatchObject({ POSTGRES_USER: 'warta', POSTGRES_DB: 'warta' });
  });

  it('runs commands that warta has', async () => {
    for (const { command = [] } of run) {
      const { status, stdout } = await runCli([...command.slice(0, 1), '--help']);
      expect(status).toBe(0);
      for (const option of command.filter((word) => word.startsWith('--'))) expect(stdout).toContain(option);
    }
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');

  it('copies what there is, and what the build makes', () => {
    const copies = lines.filter((line) => line.startsWith('COPY')).map((line) => line.split(/\s+/).slice(1));
    const sources = copies.flatMap((words) => {
      const paths = words.filter((word) => !word.startsWith('--')).slice(0, -1);
      return paths.map((path) => path.replace('/app/', ''));
    });
    const made = ['node_modules', 'dist'];
    expect(sources.length).toBeGreaterThan(8);
    expect(sources.filter((path) => !made.includes(path) && !existsSync(join(packageRoot, path)))).toEqual(
      [],
    );
    const { scripts, bin } = JSON.parse(read('package.json'));
    const [script = ''] = /scripts\/\S+/.exec(scripts.build) ?? [];
    expect(sources).toEqual(expect.arrayContaining([script.split('/')[0], 'src', 'workers', 'rules']));
    expect(lines).toContain(`ENTRYPOINT ["node", "${bin.warta}"]`);
  });

  it('runs Node in a version that the package allows, and not as root', () => {
    const images = lines.filter((line) => line.startsWith('FROM')).map((line) => line.split(' ')[1]);
    expect(new Set(images)).toEqual(new Set(['node:20-slim']));
    expect(JSON.parse(read('package.json')).engines.node).toMatch(/^>=20/);
    expect(lines).toContain('USER node');
  });
});
