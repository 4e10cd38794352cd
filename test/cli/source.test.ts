import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { operate } from '../../src/cli/operate/operate.js';
import type { OperationName } from '../../src/cli/operate/operations.js';
import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { dataFolder } from '../io/folder.js';
import { listener } from '../support/listener.js';

let folder: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  folder = await dataFolder();
  vi.stubEnv('WARTA_DATA', folder.path);
});
afterAll(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

/** What a command writes to standard output. */
async function said(name: OperationName, args: object = {}): Promise<string> {
  const { said, output } = listener();
  await operate(name, args, output);
  return said.out;
}

it('queues a backfill, and pauses, resumes and runs sources for good', async () => {
  const queued = await said('backfill', { site: 'kompas', from: '2026-03-01', to: '2026-03-03' });
  expect(queued).toMatch(/queued: \d sitemaps, 3 days of index pages/);
  expect(await said('source pause', { names: ['kompas'] })).toMatch(/^[1-9]\d* paused/);
  expect(await said('source list')).toMatch(/^kompas-index-\w+ .* paused$/m);
  await expect(said('source run', { names: ['kompas'] })).rejects.toThrow(/is paused: warta source resume/);
  expect(await said('source resume', { names: ['all'] })).toContain('resumed');
  expect(await said('source run', { names: ['kompas'] })).toContain('to be looked at now');
  const app = await openApp(readConfig({ WARTA_DATA: folder.path }), createLog('silent'));
  const sources = await app.store.sources.list();
  expect(sources.filter(({ paused }) => paused)).toEqual([]);
  expect(await app.queues.discover.getJobSchedulersCount()).toBe(sources.length);
  await app.close();
}, 120_000);

it('names a wrong day, site or source', async () => {
  const backfill = (site: string, from: string, to: string) => said('backfill', { site, from, to });
  await expect(backfill('kompas', 'kemarin', '2026-03-01')).rejects.toThrow('"kemarin" is no day');
  await expect(backfill('kompas', '2026-03-02', '2026-03-01')).rejects.toThrow(
    '--from 2026-03-02 is after --to 2026-03-01',
  );
  await expect(backfill('kompas', '2026-02-30', '2026-03-01')).rejects.toThrow('"2026-02-30" is no day');
  await expect(backfill('kompas', '0206-01-01', '2026-03-01')).rejects.toThrow('more than forty years');
  await expect(backfill('tiada', '2026-03-01', '2026-03-01')).rejects.toThrow('rules/sites/tiada.yaml');
  await expect(said('source pause', { names: ['tiada'] })).rejects.toThrow('no source tiada');
}, 120_000);
