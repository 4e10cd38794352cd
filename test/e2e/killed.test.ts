import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/core/record/schema.js';
import { dataFolder } from '../io/folder.js';
import { archivedAddresses } from './archived.js';
import { warta } from './demo.js';

const PAGES = 18;

describe('a demo that is killed', () => {
  it('ten times goes on where it was and has every page exactly once', async () => {
    const data = await dataFolder();
    const env = { WARTA_DATA: data.path, WARTA_HOST_DELAY_MS: '500' };
    for (const done of [2, 3, 5, 6, 8, 9, 11, 12, 14, 15]) {
      // Slow at first, so that the second process comes while this one still runs.
      const run = warta(['demo'], done === 2 ? { ...env, WARTA_HOST_DELAY_MS: '6000' } : env);
      await run.says(new RegExp(`(?:${numbersFrom(done)}) of 18 pages done`));
      if (done === 2) await aSecondProcessIsRefused(env);
      run.child.kill('SIGKILL');
      expect(await run.ended).toBe('SIGKILL');
    }
    const last = warta(['demo'], env);
    expect(await last.ended, last.stderr()).toBe(0);
    const records = readFileSync(join(data.path, 'records.ndjson'), 'utf8').trim().split('\n');
    const urls = records.map((line) => recordSchema.parse(JSON.parse(line)).url);
    expect(new Set(urls).size).toBe(PAGES);
    expect(records).toHaveLength(PAGES);
    const archived = archivedAddresses(join(data.path, 'archive')).filter(
      (url) => !/\/(robots\.txt|feed\.xml)$/.test(url),
    );
    expect([new Set(archived).size, archived.length]).toEqual([PAGES, PAGES]);
    data.remove();
  }, 400_000);
});

async function aSecondProcessIsRefused(env: Record<string, string>): Promise<void> {
  const second = warta(['demo'], env);
  expect(await second.ended).toBe(2);
  expect(second.stderr()).toMatch(/^warta: the data folder .* is in use by process \d+: .*WARTA_DATA.*\n$/);
}

function numbersFrom(first: number): string {
  return Array.from({ length: PAGES - first }, (_, i) => first + i).join('|');
}
