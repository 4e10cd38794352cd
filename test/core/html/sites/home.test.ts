import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/core/extract.js';
import { homeOf, isArticleStill } from '../../../../src/core/html/sites/home.js';
import { loadRules } from '../../../../src/io/rules/load.js';
import { pageHtml } from '../../../support/page.js';

const ruleset = loadRules();
const { sites: rules } = ruleset;
const at = (path: string, host = 'kabar.example') => `https://${host}${path}`;
const LONG = '/berita/jalan-kota-bogor-diperbaiki';

describe('the address an article belongs to', () => {
  it.each([
    ['by its last words', at('/metro/jalan-kota-bogor-diperbaiki'), at(LONG)],
    ['under another ending', at('/amp-baca/jalan-kota-bogor-diperbaiki.html'), at(LONG)],
    ['by its number', at('/read/5512345'), at('/2026/03/10/5512345/jalan-diperbaiki')],
    [
      'by a number among the parameters',
      at('/read.php?id=5512345'),
      at('/5512345/jalan-kota-diperbaiki-lagi'),
    ],
    ['at the outlet without its region', at('/x/5512345/a', 'jabar.kabar.example'), at('/5512345/jalan-a')],
  ])('is the one it states, known %s', (_how, from, stated) => {
    expect(homeOf(rules, from, stated)).toBe(stated);
  });

  it.each([
    ['nothing', at(LONG), null],
    ['itself with tracking', at(LONG), `${at(LONG)}?utm_source=x`],
    ['the front page', at(LONG), at('/')],
    ['a section', at('/read/5512345/jalan'), at('/kategori/5512345')],
    ['an article that all pages of a template name', at(LONG), at('/berita/harga-beras-naik-lagi-pekan-ini')],
    ['one of the same day', at('/20260310/jalan-kota'), at('/20260310/harga-beras')],
    ['the original at another outlet', at(LONG), at(LONG, 'warta.example')],
    ['no address', at(LONG), 'about:blank'],
  ])('is its own when it states %s', (_what, from, stated) => {
    expect(homeOf(rules, from, stated)).toBe(from);
  });

  it('of a saved file is the file', () => {
    expect(homeOf(rules, 'file:///simpanan/a.html', at(LONG))).toBe('file:///simpanan/a.html');
  });
});

it('a redirect may lead to another article, not to a list or the front page', () => {
  const still = (answered: string) => isArticleStill(rules, at('/baca/a'), answered);
  for (const answered of [at('/baca/a'), at('/baca/a/'), at(LONG), at(LONG, 'warta.example')]) {
    expect(still(answered)).toBe(true);
  }
  for (const answered of [at('/'), at('/indeks'), at('/tag/jalan'), at('/nasional')]) {
    expect(still(answered)).toBe(false);
  }
});

describe('a record', () => {
  const urlOf = (from: string | null, stated: string) => {
    const link = `<head><link rel="canonical" href="${stated}">`;
    const html = pageHtml('Dua Ruas Jalan Diperbaiki').replace('<head>', link);
    return extract({ kind: 'html', html, url: from, fetchedAt: null }, ruleset).url;
  };

  it('has the address that its page states, unless that cannot be its own', () => {
    expect(urlOf(at(`${LONG}?x=1`), at('/metro/jalan-kota-bogor-diperbaiki'))).toBe(
      at('/metro/jalan-kota-bogor-diperbaiki'),
    );
    expect(urlOf(at(`${LONG}/2?utm_source=x`), at('/berita/harga-cabai-di-pasar-turun'))).toBe(at(LONG));
    expect(urlOf(at(LONG), at(LONG, 'lain.example'))).toBe(at(LONG));
    expect(urlOf(null, at(`${LONG}?page=2`))).toBe(at(LONG));
    expect(urlOf('file:///arsip/a.html', at(LONG))).toBe(at(LONG));
  });
});
