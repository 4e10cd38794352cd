import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSources, indexUrl } from '../../../../src/core/html/sites/sources.js';
import {
  articleKey,
  canonicalUrl,
  isArticleUrl,
  isListUrl,
  siteForUrl,
} from '../../../../src/core/html/sites/urls.js';
import { loadRules } from '../../../../src/io/rules/load.js';

const rules = loadRules().sites;

describe('the site of an address', () => {
  it.each([
    ['https://finance.detik.com/berita-ekonomi-bisnis/d-7438216/harga-cabai', 'detik'],
    ['https://www.cnbcindonesia.com/news/20240715093021-4-457138/harga-cabai', 'cnbcindonesia'],
    ['https://radarjogja.jawapos.com/ekonomi/654321987/harga-cabai', 'radar-jawapos'],
    ['https://www.jawapos.com/ekonomi/654321987/harga-cabai', 'jawapos'],
    ['https://www.bbc.com/indonesia/articles/c4ngk17zk0do', 'bbcindonesia'],
  ])('%s belongs to %s', (url, id) => {
    expect(siteForUrl(rules, url)?.id).toBe(id);
  });

  it.each([
    'https://www.bbc.com/news/articles/c4ngk17zk0do',
    'https://detik.com.example.org/d-1/x',
    'mailto:a@detik.com',
    '',
  ])('%s belongs to none', (url) => {
    expect(siteForUrl(rules, url)).toBeNull();
  });
});

describe('the canonical address', () => {
  it.each([
    [
      'http://finance.detik.com/berita/d-7438216/harga-cabai/2?tag_from=wp#komentar',
      'https://finance.detik.com/berita/d-7438216/harga-cabai',
    ],
    [
      'https://amp.kompas.com/money/read/2024/07/15/093021526/harga-cabai?page=all&jxrecoid=1',
      'https://www.kompas.com/money/read/2024/07/15/093021526/harga-cabai',
    ],
    [
      'https://m.tribunnews.com/amp/bisnis/2024/07/15/harga-cabai?page=2',
      'https://www.tribunnews.com/bisnis/2024/07/15/harga-cabai',
    ],
    [
      'https://www.mataramradio.com/2024/07/15/harga-cabai?utm_source=x',
      'https://www.mataramradio.com/2024/07/15/harga-cabai/',
    ],
    [
      'https://kabardesa.example/berita.php?id=81&page=all&fbclid=abc',
      'https://kabardesa.example/berita.php?id=81',
    ],
    ['https://kabardesa.example/?page=tentang', 'https://kabardesa.example/?page=tentang'],
    [
      'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-turun/page/2/?hal=2',
      'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-turun/',
    ],
    [
      'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-turun/2?id=7',
      'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-turun?id=7',
    ],
    [
      'https://news-detik-com.cdn.ampproject.org/c/s/news.detik.com/berita/d-7438216/harga-cabai/amp?usqp=mq',
      'https://news.detik.com/berita/d-7438216/harga-cabai',
    ],
    [
      'https://arsip.example/web/2020/http://desa.example//a',
      'https://arsip.example/web/2020/http://desa.example/a',
    ],
  ])('%s is %s', (given, expected) => {
    expect(canonicalUrl(rules, given)).toBe(expected);
  });

  it('stays as it is when made canonical again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(rules, url);
        expect(canonicalUrl(rules, once)).toBe(once);
      }),
    );
  });
});

describe('addresses of articles', () => {
  it.each([
    'https://kabardesa.example/2024/07/15/harga-cabai/',
    'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-induk',
    'https://www.antaranews.com/berita/4201234/harga-cabai-di-pasar-induk',
    'https://m.alinea.id/peristiwa/harga-cabai-di-pasar-induk-turun',
    'https://amp.alinea.id/peristiwa/harga-cabai-di-pasar-induk-turun/',
    'https://www.alinea.id/amp/peristiwa/harga-cabai-di-pasar-induk-turun?page=2',
    'https://www.alinea.id//Peristiwa/harga-cabai-di-pasar-induk-turun/amp',
  ])('%s is one', (url) => expect(isArticleUrl(rules, url)).toBe(true));

  it.each([
    'https://kabardesa.example/',
    'https://kabardesa.example/tag/harga-cabai-di-pasar-induk',
    'https://www.cnnindonesia.com/nasional',
    'https://www.liputan6.com/tag/cabai',
    'ftp://kabardesa.example/2024/07/15/harga-cabai/',
  ])('%s is none', (url) => expect(isArticleUrl(rules, url)).toBe(false));
});

describe('addresses of lists', () => {
  it.each([
    '/',
    '/nasional',
    '/ekonomi/bisnis/',
    '/indeks?date=2026-03-02',
    '/tag/harga-cabai-di-pasar',
    '/rss/feed',
    '/?page=2',
  ])('%s is one', (path) => expect(isListUrl(rules, `https://kabardesa.example${path}`)).toBe(true));

  it.each([
    '/?p=123',
    '/berita.php?id=81',
    '/harga-cabai',
    '/2003/abc12',
    '/ekonomi/harga-cabai-di-pasar-turun',
    '/a/c4ngk17zk0do',
  ])('%s is none', (path) => expect(isListUrl(rules, `https://kabardesa.example${path}`)).toBe(false));
});

describe('sources', () => {
  it('are absolute addresses, placeholders only in index pages', () => {
    for (const source of allSources(rules)) {
      expect(URL.canParse(source.url)).toBe(true);
      if (source.kind !== 'index') expect(source.url).not.toMatch(/[{}]/);
    }
  });

  it('an index page is filled in for a day', () => {
    const template = 'https://kabardesa.example/indeks?date={YYYY}-{MM}-{DD}&d={D}&page={N}';
    expect(indexUrl(template, '2026-07-04', 3)).toBe(
      'https://kabardesa.example/indeks?date=2026-07-04&d=4&page=3',
    );
  });
});

describe('what an article is known by', () => {
  const article = 'https://kabardesa.example/2026/03/10/harga-cabai-turun';

  it.each([
    'http://www.kabardesa.example/2026/03/10/harga-cabai-turun/',
    'https://m.kabardesa.example/2026/03/10/Harga-Cabai-Turun',
    'https://amp.kabardesa.example/2026/03/10/harga-cabai-turun//#komentar',
    'https://kabardesa.example/amp/2026/03/10/harga-cabai-turun?utm_source=x&page=2',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun/amp/',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun/AMP?noamp=mobile',
    'https://kabardesa.example./2026/03/10/harga-cabai-turun',
    'https://touch.kabardesa.example/2026/03/10/harga-cabai-turun',
    'https://kabardesa.example//2026//03/10/harga-cabai-turun',
    'https://kabardesa.example/2026/03/10/%68arga%2Dcabai%2dturun',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun/index.html',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun?gbraid=1&srsltid=2&replytocom=3',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun?page=semua&print=1',
    'https://kabardesa-example.cdn.ampproject.org/v/s/kabardesa.example/2026/03/10/harga-cabai-turun?amp_js_v=0.1',
    'https://www.google.com/amp/s/kabardesa.example/2026/03/10/harga-cabai-turun',
  ])('is the same for %s', (other) => {
    expect(articleKey(rules, other)).toBe(articleKey(rules, article));
  });

  it.each([
    'https://kabardesa.example/2026/03/11/harga-cabai-turun',
    'https://bali.kabardesa.example/2026/03/10/harga-cabai-turun',
    'https://kabardesa.example/2026/03/10/harga-cabai-turun?id=2',
    'https://kabardesa.example:8080/2026/03/10/harga-cabai-turun',
  ])('is another for %s', (other) => {
    expect(articleKey(rules, other)).not.toBe(articleKey(rules, article));
  });

  it.each(['/2', '/3/', '/page/2', '/halaman/2/', '/all', '/semua', '/comment-page-4/', '?hal=2'])(
    'is the same for a part of it: %s',
    (part) => {
      const whole = 'https://kabardesa.example/ekonomi/harga-cabai-di-pasar-turun';
      expect(articleKey(rules, whole + part)).toBe(articleKey(rules, whole));
      expect(isArticleUrl(rules, whole + part)).toBe(true);
    },
  );

  it.each([
    '/2026/03/2',
    '/berita/81/2',
    '/harga-cabai-di-pasar-turun/2026',
    '/harga-cabai-di-pasar-turun/81',
  ])('keeps a number that is no part’s: %s', (path) => {
    const url = `https://kabardesa.example${path}`;
    expect(canonicalUrl(rules, url)).toBe(url);
  });

  it('does not depend on the order of parameters', () => {
    const of = (query: string) => articleKey(rules, `https://kabardesa.example/berita.php?${query}`);
    expect(of('id=81&kanal=2')).toBe(of('kanal=2&id=81'));
  });

  it('is the number of the outlet where it has one, whatever the headline in the address', () => {
    const detik = (path: string) => articleKey(rules, `https://news.detik.com/berita/${path}`);
    expect(detik('d-7438216/harga-cabai')).toBe('detik:7438216');
    expect(detik('d-7438216/harga-cabai-naik')).toBe(detik('d-7438216/harga-cabai'));
    expect(detik('d-7438217/harga-cabai')).not.toBe(detik('d-7438216/harga-cabai'));
  });

  it('leaves what is no web address as it is', () => {
    expect(articleKey(rules, 'file:///arsip/Berita.html')).toBe('file:///arsip/Berita.html');
  });
});
