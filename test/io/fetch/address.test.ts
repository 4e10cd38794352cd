import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedAddressError } from '../../../src/io/errors.js';
import { addressPolicy, isPublicAddress } from '../../../src/io/fetch/address.js';
import { Fetcher } from '../../../src/io/fetch/fetcher.js';
import { type LocalServer, serve } from './server.js';

let local: LocalServer;
let asked: string[];

beforeAll(async () => {
  asked = [];
  local = await serve((request, response) => {
    asked.push(String(request.url));
    const to = new URL(String(request.url), 'http://x').searchParams.get('to');
    response.writeHead(to ? 302 : 200, to ? { location: to } : {}).end('secret');
  });
});
afterAll(() => local.close());

function fetcher(allow = '', lookup?: LookupFunction) {
  const allowed = addressPolicy(allow);
  return new Fetcher({ allowed, lookup, userAgent: 'test', timeoutMs: 5000, maxBytes: 1000 });
}

/** A resolver that gives the answers in turn, the last one for ever. */
function answers(...list: string[]): LookupFunction {
  let asked = 0;
  return (_name, options, callback) => {
    const address = list[Math.min(asked++, list.length - 1)] ?? '';
    const family = address.includes(':') ? 6 : 4;
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'not-an-address',
    '',
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '103.28.248.1', '2001:4860:4860::8888'])(
    'allows %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('addressPolicy', () => {
  it('allows what is listed, with its port only where one is given', () => {
    const allowed = addressPolicy('127.0.0.1:8101, 10.1.0.0/16, [::1]:80');
    expect(allowed('127.0.0.1', 8101)).toBe(true);
    expect(allowed('127.0.0.1', 6379)).toBe(false);
    expect(allowed('10.1.2.3', 443)).toBe(true);
    expect(allowed('10.2.2.3', 443)).toBe(false);
    expect(allowed('::1', 80)).toBe(true);
    expect(allowed('::1', 81)).toBe(false);
  });

  it('names the setting and the entry that cannot be read', () => {
    expect(() => addressPolicy('localhost')).toThrow(/WARTA_ALLOW_ADDRESSES: "localhost"/);
    expect(() => addressPolicy('10.0.0.0/99')).toThrow(/10\.0\.0\.0\/99/);
  });
});

describe('a fetch never reaches a private address', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://0.0.0.0:PORT/',
    'http://0:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://localhost:PORT/',
    'http://%31%32%37.0.0.1:PORT/',
    'http://user:secret@127.0.0.1:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[fec0::1]:PORT/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://169.254.169.254./latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://10.0.0.1/',
  ])('by %s', async (url) => {
    const client = fetcher();
    const failure = client.fetch(url.replace('PORT', String(local.port)));
    await expect(failure).rejects.toBeInstanceOf(RefusedAddressError);
    await expect(failure).rejects.toMatchObject({ code: 'refused-address' });
    await client.close();
    expect(asked).toEqual([]);
  });

  it('by a public name that resolves to one', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:10.0.0.1', '169.254.169.254']) {
      const client = fetcher('', answers(address));
      const failure = client.fetch(`http://berita.example:${local.port}/`);
      await expect(failure).rejects.toMatchObject({ code: 'refused-address', address });
      await client.close();
    }
    expect(asked).toEqual([]);
  });

  it('by the name of a cloud’s metadata service', async () => {
    const client = fetcher('', answers('169.254.169.254'));
    const failure = client.fetch('http://metadata.google.internal/computeMetadata/v1/');
    await expect(failure).rejects.toMatchObject({ code: 'refused-address', address: '169.254.169.254' });
    await client.close();
  });

  it('by a name that is public when asked first and private when connected', async () => {
    // 127.0.0.2, where nobody listens, stands for the public address: it is the only one the policy allows.
    const client = fetcher('127.0.0.2', answers('127.0.0.2', '127.0.0.1'));
    const first = client.fetch(`http://berita.example:${local.port}/`);
    await expect(first).rejects.toMatchObject({ code: 'connection' });
    const second = client.fetch(`http://berita.example:${local.port}/`);
    await expect(second).rejects.toBeInstanceOf(RefusedAddressError);
    await client.close();
    expect(asked).toEqual([]);
  });

  it('by a redirect from an allowed one', async () => {
    const client = fetcher(`127.0.0.1:${local.port}`);
    for (const to of [
      'http://127.0.0.1:6379/',
      'http://[::1]/',
      'http://169.254.169.254/',
      'http://0x7f.1/',
      'http://user:secret@127.0.0.2/',
      '//127.2/',
      'https:127.0.0.2',
      '\\\\127.0.0.2\\x',
    ]) {
      const failure = client.fetch(`${local.origin}/?to=${encodeURIComponent(to)}`);
      await expect(failure).rejects.toBeInstanceOf(RefusedAddressError);
    }
    const file = client.fetch(`${local.origin}/?to=${encodeURIComponent('file:///etc/passwd')}`);
    await expect(file).rejects.toMatchObject({ code: 'bad-url' });
    await client.close();
  });
});
