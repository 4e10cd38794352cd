import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { backfillCommand } from '../../src/cli/backfill.js';
import { sourceList, sourcePause, sourceResume, sourceRun } from '../../src/cli/source.js';
import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { dataFolder } from '../io/folder.js';

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
async function said(command: () => Promise<number>): Promise<string> {
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  try {
    await command();
  } finally {
    spy.mockRestore();
  }
  return text;
}

const backfill = (site: string, from: string, to: string) => backfillCommand({ site, from, to });

it('queues a backfill, and pauses, resumes and runs sources for good', async () => {
  const queued = await said(() => backfill('kompas', '2026-03-01', '2026-03-03'));
  expect(queued).toMatch(/queued: \d sitemaps, 3 days of index pages/);
  expect(await said(() => sourcePause(['kompas']))).toMatch(/^[1-9]\d* paused/);
  expect(await said(sourceList)).toMatch(/^kompas-index-\w+ .* paused$/m);
  await expect(sourceRun(['kompas'])).rejects.toThrow(/is paused: warta source resume/);
  expect(await said(() => sourceResume(['all']))).toContain('resumed');
  expect(await said(() => sourceRun(['kompas']))).toContain('to be looked at now');
  const app = await openApp(readConfig({ WARTA_DATA: folder.path }), createLog('silent'));
  const sources = await app.store.sources.list();
  expect(sources.filter(({ paused }) => paused)).toEqual([]);
  expect(await app.queues.discover.getJobSchedulersCount()).toBe(sources.length);
  await app.close();
}, 120_000);

it('names a wrong day, site or source', async () => {
  expect(() => backfill('kompas', 'kemarin', '2026-03-01')).toThrow('"kemarin" is no day');
  expect(() => backfill('kompas', '2026-03-02', '2026-03-01')).toThrow('is after');
  await expect(backfill('tiada', '2026-03-01', '2026-03-01')).rejects.toThrow('rules/sites/tiada.yaml');
  await expect(sourcePause(['tiada'])).rejects.toThrow('no source tiada');
}, 120_000);
