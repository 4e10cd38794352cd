import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { operate } from '../../src/cli/operate/operate.js';
import type { OperationName } from '../../src/cli/operate/operations.js';
import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { sourcesFromRules } from '../../src/io/discover/sources.js';
import { createLog } from '../../src/io/log.js';
import { dataFolder } from '../io/folder.js';
import { listener } from '../support/listener.js';
import { until } from '../until.js';
import { type Running, warta } from './demo.js';
import { NewsHost } from './news.js';

const closing: (() => unknown)[] = [];
let host: NewsHost;
let env: Record<string, string>;
let up: Running;

/** The local host is the only source that is looked at: those of the site that `up` is started for are paused. */
beforeAll(async () => {
  const data = await dataFolder();
  host = await new NewsHost('kabar', 3).listen();
  closing.push(data.remove, () => host.close());
  env = {
    WARTA_DATA: data.path,
    WARTA_ALLOW_ADDRESSES: host.address,
    WARTA_HOST_DELAY_MS: '20',
    WARTA_ATTEMPTS: '1',
  };
  const app = await openApp(readConfig(env), createLog('silent'));
  const named = sourcesFromRules(app.rules, ['kompas']);
  await app.store.sources.put([host.source, ...named]);
  for (const { id } of named) await app.store.sources.setPaused(id, true);
  await app.queues.addFetches([host.job(7)]);
  await app.close();
  up = warta(['up', '--site', 'kompas'], env);
  closing.push(() => up.child.kill('SIGKILL'));
  await up.says(/"up"/);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.reverse()) await close();
});

/** What the instance gives for an operating command that is asked for from this process. */
async function told(name: OperationName, args: object = {}) {
  const { said, output } = listener();
  return { status: await operate(name, args, output), ...said };
}

/** The same from a process of its own. */
async function run(...args: string[]) {
  const command = warta(args, env);
  const status = await command.ended;
  return { status, out: command.stdout(), err: command.stderr() };
}

const looks = () => host.seen.filter(({ path }) => path === '/feed.xml').length;

it('a running instance does what it is told from the command line', async () => {
  await until(async () => (await told('status')).out.includes('pages: 3 extracted'), 60);
  expect(JSON.parse((await run('status', '--json')).out).failures).toEqual([
    { queue: 'fetch', code: 'http-404', n: 1 },
  ]);
  expect((await run('source', 'pause', 'kabar')).out).toBe('1 paused\n');
  expect((await told('source list')).out).toMatch(/^kabar-feed .* paused$/m);
  expect(await run('source', 'run', 'kabar-feed')).toEqual({
    status: 2,
    out: '',
    err: 'warta: kabar-feed is paused: warta source resume kabar-feed\n',
  });
  expect((await told('source resume', { names: ['kabar'] })).out).toBe('1 resumed\n');
  const before = looks();
  expect((await told('source run', { names: ['kabar'] })).out).toBe('1 to be looked at now\n');
  await until(() => looks() > before, 30);
  expect(await told('health')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^kabar-feed .*100%/m),
  });
  expect(await run('archive', 'verify')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^\d+ responses are whole, 0 faults\n$/),
  });
  expect(await told('reprocess')).toMatchObject({ status: 0, out: expect.stringMatching(/^kabar +3 +0/m) });
}, 180_000);

it('what has failed is listed with its page, and its host is asked again when it is sent again', async () => {
  const { fetchId, url } = host.job(7);
  const asked = () => host.seen.filter(({ path }) => url.endsWith(path)).length;
  const failed = async () => (await told('failed list')).out.includes(`${url}  http-404: answered 404\n`);
  expect(await failed()).toBe(true);
  expect(JSON.parse((await told('failed show', { ids: [fetchId] })).out)).toMatchObject({ id: fetchId });
  expect(asked()).toBe(1);
  expect((await run('failed', 'retry', 'all')).out).toBe('1 sent again\n');
  await until(() => asked() === 2, 30);
  await until(failed, 30);
  expect((await told('failed drop', { ids: [fetchId] })).out).toBe('1 dropped\n');
  expect((await told('failed list')).out).toBe('nothing has failed\n');
  expect(await told('failed drop', { ids: [fetchId] })).toMatchObject({
    status: 2,
    err: `warta: no failed job ${fetchId}: warta failed list shows their ids\n`,
  });
}, 120_000);

it('what it cannot do is refused, and garbage on its socket does it no harm', async () => {
  const socket = join(env.WARTA_DATA ?? '', 'warta.sock');
  for (const bytes of ['rubbish\n', '{"command":"up","args":{},"terminal":false}\n', '\u0000\u0000']) {
    const client = connect(socket, () => client.end(bytes));
    client.on('error', () => undefined).resume();
    await new Promise((done) => client.on('close', done));
  }
  const second = await run('up', '--site', 'kompas');
  expect(second).toMatchObject({
    status: 2,
    err: expect.stringMatching(/is in use by process \d+: stop it/),
  });
  expect((await told('status')).status).toBe(0);
}, 120_000);

it('once killed it is asked no more: a command works alone, and the next instance answers again', async () => {
  up.child.kill('SIGKILL');
  await up.ended;
  const alone = await run('source', 'list');
  expect(alone).toMatchObject({ status: 0, out: expect.stringContaining('kabar-feed') });
  up = warta(['up', '--site', 'kompas'], env);
  await up.says(/"up"/);
  expect((await told('source pause', { names: ['kabar'] })).out).toBe('1 paused\n');
  expect(up.stderr()).toContain('source pause');
  up.child.kill('SIGTERM');
  expect(await up.ended).toBe(0);
  expect(existsSync(join(env.WARTA_DATA ?? '', 'warta.sock'))).toBe(false);
}, 120_000);
