import { createServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PermanentFetchError, RetryableFetchError } from '../../../src/io/errors.js';
import { addressPolicy } from '../../../src/io/fetch/address.js';
import { headerValue } from '../../../src/io/fetch/exchange.js';
import { checkStatus, retryAfterMs } from '../../../src/io/fetch/failure.js';
import { Fetcher } from '../../../src/io/fetch/fetcher.js';
import { fetchPage } from '../../../src/io/fetch/page.js';
import { type LocalServer, serve } from './server.js';

const LIMIT = 100_000;
let local: LocalServer;
let client: Fetcher;

const routes: Record<string, { status?: number; headers?: Record<string, string>; body?: Buffer | string }> =
  {
    '/page': {
      headers: { 'content-type': 'text/html; charset=windows-1252' },
      body: Buffer.from('<p>caf\xe9', 'latin1'),
    },
    '/gzip': { headers: { 'content-encoding': 'gzip' }, body: gzipSync('<p>padat</p>') },
    '/br': { headers: { 'content-encoding': 'br' }, body: brotliCompressSync('<p>padat</p>') },
    '/twice': {
      headers: { 'content-encoding': 'br, gzip' },
      body: gzipSync(brotliCompressSync('<p>padat</p>')),
    },
    '/deflate': { headers: { 'content-encoding': 'deflate' }, body: deflateSync('<p>padat</p>') },
    '/deflate-raw': { headers: { 'content-encoding': 'deflate' }, body: deflateRawSync('<p>padat</p>') },
    '/deflate-bomb': {
      headers: { 'content-encoding': 'deflate' },
      body: deflateRawSync(Buffer.alloc(50_000_000)),
    },
    '/deflate-lie': { headers: { 'content-encoding': 'deflate' }, body: Buffer.alloc(50, 255) },
    '/misnamed': { headers: { 'content-encoding': 'UTF-8' }, body: '<p>padat</p>' },
    '/empty': { status: 301, headers: { 'content-encoding': 'gzip', location: '/page' } },
    '/four': { headers: { 'content-encoding': 'gzip, gzip, gzip, gzip' }, body: 'x' },
    '/ftp': { status: 302, headers: { location: 'ftp://berita.example/' } },
    '/nowhere': { status: 302, headers: { location: 'http://' } },
    '/bomb': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50_000_000)) },
    '/lie': { headers: { 'content-encoding': 'gzip' }, body: '<p>not gzip at all</p>' },
    '/cut': { headers: { 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(5000)).subarray(0, 30) },
    '/zstd': { headers: { 'content-encoding': 'zstd' }, body: 'x' },
    '/large': { body: Buffer.alloc(LIMIT + 1) },
    '/headers': { headers: { 'x-long': 'x'.repeat(70_000) } },
    '/moved': { status: 301, headers: { location: '/page' } },
    '/circle': { status: 302, headers: { location: '/circle2' } },
    '/circle2': { status: 302, headers: { location: '/circle' } },
    '/busy': { status: 503, headers: { 'retry-after': '120' } },
    '/gone': { status: 410 },
    '/pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
  };

beforeAll(async () => {
  local = await serve((request, response) => {
    const path = String(request.url);
    if (path === '/silent') return;
    if (path === '/drip') {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 100);
      response.on('close', () => clearInterval(timer));
      return;
    }
    if (path === '/lines') {
      const body = gzipSync(brotliCompressSync('<p>padat</p>'));
      response.writeHead(200, ['content-encoding', 'br', 'content-encoding', 'gzip']).end(body);
      return;
    }
    const hop = /^\/hop(\d+)$/.exec(path)?.[1];
    if (hop) return void response.writeHead(302, { location: `/hop${Number(hop) + 1}` }).end();
    const route = routes[path];
    response.writeHead(route ? (route.status ?? 200) : 404, route?.headers).end(route?.body);
  });
  const allowed = addressPolicy('127.0.0.1');
  client = new Fetcher({ allowed, userAgent: 'test', timeoutMs: 1000, maxBytes: LIMIT });
});
afterAll(async () => {
  await client.close();
  await local.close();
});

const get = (path: string) => client.fetch(local.origin + path);

describe('Fetcher', () => {
  it.each(['/gzip', '/br', '/deflate', '/deflate-raw', '/twice', '/misnamed'])(
    'takes Content-Encoding off and keeps the bytes of the wire: %s',
    async (path) => {
      const response = await get(path);
      expect(String(response.bytes)).toBe('<p>padat</p>');
      expect(response.raw).toEqual(Buffer.from(routes[path]?.body ?? ''));
    },
  );

  it('follows redirects and keeps each of them', async () => {
    const response = await get('/moved');
    expect(response.url).toBe(`${local.origin}/page`);
    expect(response.redirects.map(({ url, status }) => [url, status])).toEqual([
      [`${local.origin}/moved`, 301],
    ]);
    expect(headerValue(response.headers, 'content-type')).toContain('text/html');
  });

  it('takes encodings from as many header lines as there are, and none of a body that is empty', async () => {
    const lines = await get('/lines');
    expect(String(lines.bytes)).toBe('<p>padat</p>');
    expect((await get('/empty')).url).toBe(`${local.origin}/page`);
  });

  it.each([
    ['/bomb', 'too-large'],
    ['/deflate-bomb', 'too-large'],
    ['/four', 'unknown-encoding'],
    ['/ftp', 'bad-url'],
    ['/nowhere', 'bad-url'],
    ['/large', 'too-large'],
    ['/headers', 'headers-too-large'],
    ['/zstd', 'unknown-encoding'],
    ['/circle', 'redirect-loop'],
    ['/hop1', 'too-many-redirects'],
  ])('gives up %s for good: %s', async (path, code) => {
    const failure = get(path);
    await expect(failure).rejects.toBeInstanceOf(PermanentFetchError);
    await expect(failure).rejects.toMatchObject({ code });
  });

  it.each([
    ['/silent', 'timeout'],
    ['/drip', 'timeout'],
    ['/lie', 'bad-encoding'],
    ['/deflate-lie', 'bad-encoding'],
    ['/cut', 'bad-encoding'],
  ])('may try %s again: %s', async (path, code) => {
    const failure = get(path);
    await expect(failure).rejects.toBeInstanceOf(RetryableFetchError);
    await expect(failure).rejects.toMatchObject({ code });
  });

  it('names a host that is not there, one that speaks no HTTP, and an address that is none', async () => {
    const closed = await serve(() => undefined);
    await closed.close();
    await expect(client.fetch(closed.origin)).rejects.toMatchObject({ code: 'connection' });
    await expect(client.fetch('gopher://berita.example/')).rejects.toMatchObject({ code: 'bad-url' });
    await expect(client.fetch('berita')).rejects.toMatchObject({ code: 'bad-url' });
    const talker = createServer((socket) => socket.on('error', () => undefined).end('220 mail ready\r\n'));
    await new Promise<void>((done) => talker.listen(0, '127.0.0.1', done));
    const { port } = talker.address() as { port: number };
    await expect(client.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'bad-response' });
    talker.close();
  });
});

describe('checkStatus', () => {
  it('keeps Retry-After of a busy host and calls a missing page final', async () => {
    const busy = await get('/busy');
    expect(() => checkStatus(busy)).toThrow(
      expect.objectContaining({ code: 'http-503', retryAfterMs: 120_000 }),
    );
    const gone = await get('/gone');
    expect(() => checkStatus(gone)).toThrow(PermanentFetchError);
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = Date.parse('2024-03-01T00:00:00Z');
    expect(retryAfterMs('30', now)).toBe(30_000);
    expect(retryAfterMs('Fri, 01 Mar 2024 00:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs('-5', now)).not.toBe(-5000);
    for (const absurd of ['999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      expect(retryAfterMs(absurd, now)).toBe(24 * 3600_000);
    }
  });
});

describe('fetchPage', () => {
  it('gives decoded text', async () => {
    const page = await fetchPage(`${local.origin}/moved`, { allowAddresses: '127.0.0.1' });
    expect(page).toMatchObject({
      html: '<p>caf\u00e9',
      charset: 'windows-1252',
      url: `${local.origin}/page`,
    });
  });

  it('refuses what is no page, and local addresses unless they are allowed', async () => {
    const options = { allowAddresses: '127.0.0.1' };
    await expect(fetchPage(`${local.origin}/pdf`, options)).rejects.toMatchObject({ code: 'not-html' });
    await expect(fetchPage(`${local.origin}/none`, options)).rejects.toMatchObject({ code: 'http-404' });
    await expect(fetchPage(`${local.origin}/page`)).rejects.toMatchObject({ code: 'refused-address' });
  });
});
