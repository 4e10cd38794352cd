import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importCommand } from '../../../src/cli/import.js';
import { filesToImport, pagesIn } from '../../../src/io/import/files.js';
import { UnreadablePage } from '../../../src/io/import/warc.js';
import { importPage } from '../../../workers/import.js';
import { startWorkers } from '../../../workers/start.js';
import { invented } from '../../e2e/news.js';
import { listener } from '../../support/listener.js';
import { until } from '../../until.js';
import { testApp } from '../../workers/app.js';
import { emptyFolder } from '../folder.js';

type Opened = Awaited<ReturnType<typeof testApp>>;
let opened: Opened;
const folder = emptyFolder();

/** A record as another tool writes it. */
function record(type: string, url: string, http: string, body: Buffer): Buffer {
  const block = Buffer.concat([Buffer.from(`${http}\r\n\r\n`), body]);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2025-05-06T07:08:09Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}
const chunked = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
const page = (n: number) => Buffer.from(invented('lama', n));
const url = (n: number) => `https://lama.example/2025/05/06/berita-nomor-${n}`;
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8';

beforeAll(async () => {
  const records = [
    record('response', url(1), OK, page(1)),
    record(
      'response',
      url(2),
      `${OK}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked`,
      chunked(gzipSync(page(2))),
    ),
    record('response', url(3), `${OK}\r\nTransfer-Encoding: chunked`, page(3)),
    record(
      'response',
      'https://lama.example/gambar.png',
      'HTTP/1.1 200 OK\r\nContent-Type: image/png',
      Buffer.alloc(9),
    ),
    record('response', url(4), 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html', page(4)),
    record('request', url(5), 'GET / HTTP/1.1', Buffer.alloc(0)),
  ];
  writeFileSync(join(folder.path, 'a.warc.gz'), Buffer.concat(records.map((bytes) => gzipSync(bytes))));
  writeFileSync(join(folder.path, 'b.warc'), record('response', url(6), OK, page(6)));
  mkdirSync(join(folder.path, 'simpanan'));
  const stated = invented('lama', 7).replace('</head>', `<link rel="canonical" href="${url(7)}"></head>`);
  writeFileSync(join(folder.path, 'simpanan', 'c.html'), stated);
  writeFileSync(join(folder.path, 'simpanan', 'd.html'), invented('lama', 8));
  opened = await testApp();
});
afterAll(async () => {
  await opened?.close();
  folder.remove();
});

async function importAll() {
  const results: string[] = [];
  for (const file of filesToImport([folder.path])) {
    for await (const page of pagesIn(file)) {
      const known =
        page instanceof UnreadablePage ? page.message : await importPage(opened.app, page, 'lama');
      results.push(known);
    }
  }
  return results;
}

it('imports the pages of WARC files of other tools and of saved HTML once, and makes their records', async () => {
  expect(await importAll()).toEqual(Array(6).fill('new'));
  expect(await importAll()).toEqual(Array(6).fill('known'));
  const { app } = opened;
  const workers = startWorkers(app, ['extract']);
  await until(
    async () => (await app.store.pages.pending()) === 0,
    100,
    () => app.store.pages.counts(),
  );
  await workers.stop();
  expect(await app.store.records.summary()).toMatchObject([{ site: 'lama', pages: 6, records: 6 }]);
  const records = [];
  for await (const { record: json } of app.store.records.all()) records.push(JSON.parse(json));
  const urls = records.map((found) => found.url).sort();
  expect(urls.slice(1)).toEqual([1, 2, 3, 6, 7].map(url));
  expect(urls[0]).toMatch(/^file:\/\/.*simpanan\/d\.html$/);
  const first = records.find((found) => found.url === url(1));
  expect(first.extraction.fetchedAt).toBe('2025-05-06T07:08:09.000Z');
  for (const file of await app.archive.files()) await app.archive.checkFile(file);
});

/** How many pages a file gives, what it says of others, and how it ends. */
async function reading(name: string, content: Buffer | string) {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  const result = { pages: 0, unreadable: [] as string[], broken: '' };
  try {
    for await (const page of pagesIn(path)) {
      if (page instanceof UnreadablePage) result.unreadable.push(page.message);
      else result.pages++;
    }
  } catch (error) {
    result.broken = (error as Error).message;
  }
  rmSync(path);
  return result;
}

it('reads WARC files whatever their compression is, also where their names say otherwise', async () => {
  const records = [1, 2, 3].map((n) => record('response', url(n), OK, page(n)));
  const all = Buffer.concat(records);
  const whole = { pages: 3, unreadable: [], broken: '' };
  expect(await reading('satu.warc.gz', gzipSync(all))).toEqual(whole);
  expect(await reading('biasa.warc.gz', all)).toEqual(whole);
  expect(await reading('mampat.warc', Buffer.concat(records.map((bytes) => gzipSync(bytes))))).toEqual(whole);
});

it('a file that ends in the middle, or is none, counts as broken, and what is whole in it is read', async () => {
  const records = [1, 2, 3].map((n) => record('response', url(n), OK, page(n)));
  const zipped = Buffer.concat(records.map((bytes) => gzipSync(bytes)));
  const cut = { pages: 2, unreadable: [], broken: 'ends in the middle of a record' };
  expect(await reading('putus.warc', Buffer.concat(records).subarray(0, -200))).toEqual(cut);
  expect(await reading('putus.warc.gz', zipped.subarray(0, -200))).toEqual(cut);
  const none = { pages: 0, unreadable: [], broken: 'is no WARC file' };
  for (const content of ['', 'bukan arsip\r\n\r\n', gzipSync('bukan arsip')]) {
    expect(await reading('bukan.warc.gz', content)).toEqual(none);
  }
});

it('one page that cannot be read does not cost the others', async () => {
  const records = [
    record('response', 'dns:lama.example', '20250506070809', Buffer.from('lama.example. 300 IN A 192.0.2.1')),
    record('response', url(1), `${OK}\r\nContent-Encoding: zstd`, page(1)),
    record('response', url(2), `${OK}\r\nContent-Encoding: gzip`, page(2)),
    record('response', url(3), OK, page(3)),
  ];
  expect(await reading('campur.warc', Buffer.concat(records))).toEqual({
    pages: 2,
    unreadable: [expect.stringContaining('"zstd" is not read')],
    broken: '',
  });
});

it('leaves the lists of an archive out, but no page that somebody saved', async () => {
  const other = emptyFolder();
  const lists = ['/', '/nasional', '/tag/harga-cabai-di-pasar', '/indeks?date=2025-05-06'];
  const records = lists.map((path) => record('response', `https://lama.example${path}`, OK, page(10)));
  writeFileSync(
    join(other.path, 'a.warc'),
    Buffer.concat([...records, record('response', url(9), OK, page(9))]),
  );
  const link = '<link rel="canonical" href="https://lama.example/foto/banjir"></head>';
  writeFileSync(join(other.path, 'b.html'), invented('lama', 11).replace('</head>', link));
  const { said, output } = listener();
  const run = { app: opened.app, ...output };
  expect(await importCommand(run, { paths: [other.path], site: 'lama' })).toBe(0);
  other.remove();
  expect(said.out).toBe(
    '2 pages imported, 0 known already, 4 lists of articles left out, 0 unreadable, 0 files broken\n',
  );
});

it('says which path is wrong', () => {
  expect(() => filesToImport(['/tidak/ada'])).toThrow('/tidak/ada: no such file or folder');
});
