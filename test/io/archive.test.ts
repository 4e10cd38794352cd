import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../src/io/archive/archive.js';
import type { FetchedResponse } from '../../src/io/fetch/exchange.js';
import { Store } from '../../src/io/store/store.js';
import { outageWait } from '../../workers/job.js';
import { embeddedDatabase, type OpenDatabase } from './db/databases.js';

const page = (n: number, bytes = Buffer.from(`<p>halaman ${n}`)): FetchedResponse => ({
  url: `http://kabar.example/${n}`,
  requested: `http://kabar.example/${n}`,
  status: 200,
  statusText: 'OK',
  headers: [['content-type', 'text/html']],
  requestHeaders: [['host', 'kabar.example']],
  raw: bytes,
  bytes,
  fetchedAt: '2026-03-10T00:00:00.000Z',
  ms: 1,
  redirects: [],
});
const ids = (n: number) => ({ fetchId: `f${n}`, pageId: `p${n}` });

/** A file system of 256 kB, where this process may mount one. */
const small = mkdtempSync(join(tmpdir(), 'warta-small-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]).status === 0;

let opened: OpenDatabase;
let store: Store;
beforeAll(async () => {
  opened = await embeddedDatabase();
  store = await Store.open(opened.db);
});
afterAll(async () => {
  await opened?.close();
  if (mounted) execFileSync('umount', ['-l', small]);
  rmSync(small, { recursive: true, force: true });
});

describe('the archive', () => {
  it.skipIf(!mounted)(
    'keeps what it has on a full disk, blames no page, and goes on when there is room (needs mount)',
    async () => {
      const archive = new Archive(small, store.captures);
      await archive.store(ids(1), page(1));
      const ballast = join(small, 'ballast');
      for (let full = false; !full; ) {
        try {
          appendFileSync(ballast, Buffer.alloc(4096));
        } catch {
          full = true;
        }
      }
      const noise = createHash('shake256', { outputLength: 50_000 }).update('derau').digest();
      const failure = await archive.store(ids(2), page(2, noise)).catch((error) => error);
      expect(failure.code).toBe('ENOSPC');
      expect(outageWait(failure)).toBeGreaterThan(0);
      expect(await archive.find('f2')).toBeNull();
      rmSync(ballast);
      await archive.store(ids(2), page(2, noise));
      for (const n of [1, 2]) {
        const capture = await archive.find(`f${n}`);
        expect(capture && (await archive.read(capture)).url).toBe(page(n).url);
      }
      for (const file of await archive.files()) await archive.checkFile(file);
      await archive.close();
    },
  );

  it('cuts off what a killed process had begun, but not while its writer may be at work', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warta-archive-'));
    const archive = new Archive(folder, store.captures);
    await archive.store(ids(3), page(3));
    await archive.close();
    const [name = ''] = await archive.files();
    const whole = readFileSync(join(folder, name));
    appendFileSync(join(folder, name), whole.subarray(0, 40));
    writeFileSync(join(folder, 'warta-1-begun.warc.gz'), whole.subarray(0, 40));
    await archive.repair(60_000);
    await expect(archive.checkFile(name)).rejects.toThrow();
    const old = new Date(Date.now() - 120_000);
    for (const file of await archive.files()) utimesSync(join(folder, file), old, old);
    await archive.repair(60_000);
    expect(await archive.files()).toEqual([name]);
    expect(readFileSync(join(folder, name)).equals(whole)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
