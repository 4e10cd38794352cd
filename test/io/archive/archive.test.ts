import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../../src/io/archive/archive.js';
import type { FetchedResponse } from '../../../src/io/fetch/exchange.js';
import { Store } from '../../../src/io/store/store.js';
import { outageWait } from '../../../workers/job.js';
import { warcRecords } from '../../support/warc.js';
import { embeddedDatabase, type OpenDatabase } from '../db/databases.js';

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
      // The first is written alone, the others together: each of them hears of it.
      const all = () =>
        Promise.all([2, 5, 6].map((n) => archive.store(ids(n), page(n, noise)).catch((e) => e)));
      for (const failure of await all()) {
        expect(failure.code).toBe('ENOSPC');
        expect(outageWait(failure)).toBeGreaterThan(0);
      }
      for (const n of [2, 5, 6]) expect(await archive.find(`f${n}`)).toBeNull();
      rmSync(ballast);
      await all();
      for (const n of [1, 2, 5, 6]) {
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
    writeFileSync(join(folder, 'warta-1-empty.warc.gz'), '');
    await archive.repair(60_000);
    await expect(archive.checkFile(name)).rejects.toThrow();
    const old = new Date(Date.now() - 120_000);
    for (const file of await archive.files()) utimesSync(join(folder, file), old, old);
    await archive.repair(60_000);
    expect(await archive.files()).toEqual([name]);
    expect(readFileSync(join(folder, name)).equals(whole)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('keeps what is whole after a kill, also lists alone and what the index has never heard of', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warta-archive-'));
    const archive = new Archive(folder, store.captures);
    const list = await archive.storeAside(page(7));
    await archive.storeAside(page(8));
    await archive.close();
    const path = join(folder, list.file);
    const whole = readFileSync(path);
    // Killed after the write and before it was said, with a further one begun.
    await store.db.query('UPDATE warta.capture SET complete = false WHERE file = $1', [list.file]);
    const begun = { ...list, fetchId: 'begun', recordId: '<urn:uuid:begun>', offset: whole.length };
    await store.captures.reserve([begun]);
    appendFileSync(path, whole.subarray(0, 100));
    const copy = join(folder, 'warta-2-of-another-index.warc.gz');
    copyFileSync(path, copy);
    writeFileSync(join(folder, 'crawl-of-another-tool.warc'), 'WARC/1.0');
    await archive.repair(0);
    for (const file of [path, copy]) expect(readFileSync(file).equals(whole)).toBe(true);
    expect(await archive.files()).toContain('crawl-of-another-tool.warc');
    expect((await archive.read(list)).url).toBe(page(7).url);
    expect((await store.captures.incomplete()).filter(({ file }) => file === list.file)).toEqual([]);
    expect(await store.captures.get('begun')).toBeNull();
    rmSync(folder, { recursive: true });
  });

  it('is read by other tools: a 304 as a revisit, a body that was cut, and an index of it all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warta-archive-'));
    const archive = new Archive(folder, store.captures);
    const first = await archive.storeAside(page(9));
    const headers: [string, string][] = [['etag', '"1"']];
    const empty = Buffer.alloc(0);
    const unchanged = { ...page(9, empty), status: 304, statusText: 'Not Modified', headers };
    const second = await archive.storeAside({ ...unchanged, fetchedAt: '2026-03-11T00:00:00.000Z' });
    const half = gzipSync(Buffer.alloc(90_000, 'x')).subarray(0, 50);
    const encoded: [string, string][] = [['content-encoding', 'gzip']];
    const cut = await archive.storeAside({ ...page(10, half), headers: encoded, cut: 'length' });
    const alone = await archive.storeAside({ ...unchanged, url: page(11).url });
    await archive.close();
    const records = (await warcRecords(folder)).filter(({ type }) => type !== 'request');
    expect(records.map(({ type, status }) => [type, status])).toEqual([
      ['response', 200],
      ['revisit', 304],
      ['response', 200],
      ['response', 304],
    ]);
    const [, revisit, truncated] = records;
    expect(revisit?.header('WARC-Profile')).toBe(
      'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
    );
    expect(revisit?.header('WARC-Refers-To')).toBe(first.recordId);
    expect(revisit?.header('WARC-Refers-To-Target-URI')).toBe(page(9).url);
    expect(revisit?.header('WARC-Refers-To-Date')).toBe(page(9).fetchedAt);
    expect(truncated?.header('WARC-Truncated')).toBe('length');
    expect(truncated?.body.equals(half)).toBe(true);
    expect(await archive.read(second)).toMatchObject({ status: 304, bytes: empty });
    expect((await archive.read(cut)).bytes.equals(half)).toBe(true);
    expect((await archive.read(alone)).status).toBe(304);
    const index = execFileSync('node_modules/.bin/warcio', ['cdx-index', join(folder, first.file)]);
    expect(String(index)).toContain(`"url":"${page(9).url}"`);
    rmSync(folder, { recursive: true });
  });

  it('notices one changed byte in the headers of an answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warta-archive-'));
    const archive = new Archive(folder, store.captures);
    const capture = await archive.storeAside(page(12));
    await archive.close();
    const path = join(folder, capture.file);
    const bytes = readFileSync(path);
    const member = gunzipSync(bytes.subarray(capture.offset));
    const changed = gzipSync(Buffer.from(String(member).replace('text/html', 'text/hTml')));
    writeFileSync(path, Buffer.concat([bytes.subarray(0, capture.offset), changed]));
    await expect(archive.read({ ...capture, length: changed.length })).rejects.toThrow('block digest');
    rmSync(folder, { recursive: true });
  });
});
