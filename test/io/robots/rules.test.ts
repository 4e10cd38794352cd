import { describe, expect, it } from 'vitest';
import { MAX_DELAY_MS } from '../../../src/io/fetch/pace.js';
import { isRobotsText, readRules } from '../../../src/io/robots/rules.js';

const ORIGIN = 'https://berita.example';
const allows = (text: string, path: string) => readRules(ORIGIN, text).allows(ORIGIN + path);

describe('readRules', () => {
  it('takes the group that names us before the one for all', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: Warta\nDisallow: /cari';
    expect(allows(text, '/berita/satu')).toBe(true);
    expect(allows(text, '/cari?q=x')).toBe(false);
  });

  it('lets the longest rule win, and knows * and $', () => {
    const text = 'User-agent: *\nDisallow: /berita/\nAllow: /berita/baca/\nDisallow: /*.pdf$\n';
    expect(allows(text, '/berita/arsip')).toBe(false);
    expect(allows(text, '/berita/baca/1')).toBe(true);
    expect(allows(text, '/unduh/a.pdf')).toBe(false);
    expect(allows(text, '/unduh/a.pdf?x')).toBe(true);
  });

  it('takes a character and its code for the same', () => {
    expect(allows('User-agent: *\nDisallow: /~redaksi', '/%7Eredaksi/satu')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /%7eredaksi', '/~redaksi/satu')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /a%3cb', '/a%3Cb')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /a%2Fb', '/a/b')).toBe(true);
  });

  it('joins the groups that name us, however they are written', () => {
    const text =
      'user-agent : A\nUSER-AGENT: warta/1.0\ndisallow:/x # y\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Warta\nDisallow: /z';
    expect(['/x', '/y', '/z'].map((path) => allows(text, path))).toEqual([false, true, false]);
  });

  it('allows everything where there are no rules', () => {
    for (const text of ['', '# kosong', 'User-agent: *\nDisallow:', 'omong kosong', '\ufeff']) {
      expect(allows(text, '/apa/saja')).toBe(true);
    }
  });

  it('reads Crawl-delay, up to what is kept to', () => {
    const delay = (value: string) => readRules(ORIGIN, `User-agent: *\nCrawl-delay: ${value}`).crawlMs;
    expect(delay('10')).toBe(10_000);
    expect(delay('0.5')).toBe(500);
    expect(delay('86400')).toBe(MAX_DELAY_MS);
    for (const value of ['0', '-3', 'cepat', '']) expect(delay(value)).toBeNull();
  });

  it('is not held up by hostile rules', () => {
    const text = `User-agent: *\n${`Disallow: /${'a*'.repeat(400)}b\n`.repeat(100)}Disallow: /${'a*'.repeat(5000)}`;
    expect(allows(text, `/${'a'.repeat(500)}`)).toBe(true);
  });
});

it('knows a page that stands where robots.txt should', () => {
  expect(isRobotsText('User-agent: *', 'text/plain')).toBe(true);
  expect(isRobotsText('User-agent: *', null)).toBe(true);
  expect(isRobotsText('User-agent: *', 'text/html; charset=utf-8')).toBe(false);
  expect(isRobotsText('\n <!doctype html>', 'text/plain')).toBe(false);
});
