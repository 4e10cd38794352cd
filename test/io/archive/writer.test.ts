import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readResponse } from '../../../src/io/archive/reader.js';
import { exchangeMembers } from '../../../src/io/archive/warc.js';
import { ArchiveWriter } from '../../../src/io/archive/writer.js';
import type { Exchange } from '../../../src/io/fetch/exchange.js';
import type { Capture } from '../../../src/io/store/captures.js';
import { emptyFolder } from '../folder.js';

const exchange = (n: number): Exchange => ({
  url: `http://kabar.example/${n}`,
  status: 200,
  statusText: 'OK',
  headers: [['content-type', 'text/html']],
  requestHeaders: [['host', 'kabar.example']],
  raw: Buffer.from(`<p>halaman ${n}`),
  bytes: Buffer.from(`<p>halaman ${n}`),
  fetchedAt: '2026-03-10T00:00:00.000Z',
  ms: 1,
});

/** An index in memory that keeps the groups in which places came. */
class Index {
  readonly groups: string[][] = [];
  readonly done = new Map<string, Capture>();
  readonly refused = new Set<string>();
  fails: Error | null = null;

  async reserve(captures: Capture[]): Promise<Set<string>> {
    if (this.fails) throw this.fails;
    const ids = captures.map(({ fetchId }) => fetchId);
    this.groups.push(ids);
    return new Set(ids.filter((id) => !this.refused.has(id) && !this.done.has(id)));
  }

  async complete(captures: Capture[]): Promise<void> {
    for (const capture of captures) this.done.set(capture.fetchId, capture);
  }
}

describe('the writer of the archive', () => {
  let folder: ReturnType<typeof emptyFolder>;
  let index: Index;
  let writer: ArchiveWriter;
  beforeEach(() => {
    folder = emptyFolder();
    index = new Index();
    writer = new ArchiveWriter(folder.path, index);
  });
  afterEach(async () => {
    await writer.close();
    folder.remove();
  });

  async function append(n: number, fetchId = `f${n}`): Promise<Capture | null> {
    const { url, status, fetchedAt } = exchange(n);
    const capture = { fetchId, pageId: null, url, status, etag: null, lastModified: null, fetchedAt };
    return writer.append(capture, await exchangeMembers(exchange(n)));
  }
  const appendAll = (numbers: number[]) => Promise.all(numbers.map((n) => append(n)));
  const urlAt = async (capture: Capture | null) => capture && (await readResponse(folder.path, capture)).url;

  it('writes what waits together, each where it was announced', async () => {
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    const captures = await appendAll(numbers);
    expect(index.groups.length).toBeLessThan(10);
    expect(index.groups.flat().sort()).toEqual(numbers.map((n) => `f${n}`).sort());
    expect(await Promise.all(captures.map(urlAt))).toEqual(numbers.map((n) => exchange(n).url));
    expect([...index.done.values()].map(({ fetchId, offset }) => [fetchId, offset]).sort()).toEqual(
      captures.map((capture) => [capture?.fetchId, capture?.offset]).sort(),
    );
  });

  it('leaves no gap where the index wants one of a group no more', async () => {
    await append(0);
    for (const id of ['f2', 'f5']) index.refused.add(id);
    const captures = await appendAll([1, 2, 3, 4, 5, 6]);
    expect(captures.map((capture) => capture !== null)).toEqual([true, false, true, true, false, true]);
    expect(await Promise.all(captures.map(urlAt))).toEqual(
      [1, null, 3, 4, null, 6].map((n) => n && exchange(n).url),
    );
  });

  it('writes one of two runs of a fetch that come at once', async () => {
    const results = await Promise.all([append(1), append(2, 'same'), append(3, 'same'), append(4)]);
    expect(results.filter((capture) => capture === null)).toHaveLength(1);
    expect(await urlAt(index.done.get('same') ?? null)).toBe(await urlAt(results[1] ?? results[2] ?? null));
  });

  it('tells all of a group that the index is away, and goes on where it was', async () => {
    const first = await append(1);
    index.fails = new Error('away');
    const results = await Promise.allSettled([append(2), append(3), append(4)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    index.fails = null;
    const next = await append(5);
    expect(next?.file).toBe(first?.file);
    expect(await urlAt(next)).toBe(exchange(5).url);
  });

  it('finds a capture again only whole', async () => {
    const capture = await append(1);
    if (!capture) throw new Error('not written');
    truncateSync(join(folder.path, capture.file), capture.offset + capture.length - 1);
    await expect(readResponse(folder.path, capture)).rejects.toThrow(/ends after/);
  });
});
