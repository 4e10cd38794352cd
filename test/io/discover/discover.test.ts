import { describe, expect, it } from 'vitest';
import { backfillJobs } from '../../../src/io/discover/backfill.js';
import { linksInFeed } from '../../../src/io/discover/feed.js';
import { linksInPage } from '../../../src/io/discover/index-page.js';
import {
  intervalAfterFailure,
  jitter,
  MAX_INTERVAL_MS,
  MIN_INTERVAL_MS,
  nextInterval,
} from '../../../src/io/discover/interval.js';
import { dayOf, daysOf, isIn, periodOf } from '../../../src/io/discover/period.js';
import { toSource } from '../../../src/io/discover/sources.js';

const URL_A = 'https://berita.example/a';

describe('linksInFeed', () => {
  it.each([
    [
      'RSS',
      `<rss version="2.0"><channel><title>x</title><item><title>a</title><link>${URL_A}</link></item></channel></rss>`,
    ],
    [
      'RSS without links, with permanent ids',
      `<rss version="2.0"><channel><title>x</title><item><title>a</title><guid>${URL_A}</guid></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>x</id><entry><id>1</id><title>a</title><link rel="enclosure" href="/x.jpg"/><link href="/a"/></entry></feed>`,
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>x</title><link>https://berita.example/</link></channel><item rdf:about="${URL_A}"><title>a</title><link>${URL_A}</link></item></rdf:RDF>`,
    ],
    [
      'JSON feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'x',
        items: [{ id: '1', url: URL_A }],
      }),
    ],
  ])('reads %s', (_name, text) => {
    expect(linksInFeed(text, 'https://berita.example/rss')).toEqual([URL_A]);
  });

  it('resolves links against xml:base, and takes an id for a link only where there is none', () => {
    const atom = (inner: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.berita.example/kanal/"><title>x</title><id>x</id>${inner}</feed>`;
    const entries = `<entry xml:base="2026/"><id>tag:1</id><title>a</title><link href="satu"/></entry>
      <entry><id>https://berita.example/?p=2</id><title>b</title><link rel="self" href="/api/2"/><link rel="alternate" href="/dua"/></entry>
      <entry><id>https://berita.example/tiga</id><title>c</title></entry><entry><id>tag:4</id><title>d</title></entry>`;
    expect(linksInFeed(atom(entries), 'https://berita.example/atom.xml')).toEqual([
      'https://www.berita.example/kanal/2026/satu',
      'https://www.berita.example/dua',
      'https://berita.example/tiga',
    ]);
  });

  it('reads what sites get wrong: text before the feed, bare ampersands, links of Atom in RSS', () => {
    const rss = `<br />Warning: x in y.php\n<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <title>Kabar & Desa</title><item><title>a</title><link>\n<![CDATA[ ${URL_A}?a=1&b=2 ]]>\n</link></item>
      <item><title>b</title><atom:link href="${URL_A}/b"/></item><item><title>c</title><guid isPermaLink="false">${URL_A}/c</guid></item></channel></rss>`;
    expect(linksInFeed(rss, URL_A)).toEqual([`${URL_A}?a=1&b=2`, `${URL_A}/b`]);
  });

  it('names what is no feed', () => {
    expect(() => linksInFeed('<html></html>', URL_A)).toThrow(
      expect.objectContaining({ code: 'not-a-feed' }),
    );
  });
});

it('linksInPage gives absolute links, once each, by the page’s base', () => {
  const html = `<base href="/kanal/"><a href="satu">1</a><a href='/dua?a=1&amp;b=2'>2</a><a href="satu">1</a>
    <a href="javascript:void(0)">x</a><a>x</a><a href="http://">x</a><link href="/tiga">`;
  expect(linksInPage(html, 'https://berita.example/indeks')).toEqual([
    'https://berita.example/kanal/satu',
    'https://berita.example/dua?a=1&b=2',
  ]);
});

describe('a period', () => {
  const march2 = periodOf('2026-03-02', '2026-03-02');
  const listed = (url: string, published: string | null = null, modified: string | null = null) =>
    ({
      url,
      published: published && Date.parse(published),
      modified: modified && Date.parse(modified),
    }) as Parameters<typeof isIn>[0];

  it('is one of days in Jakarta', () => {
    expect(daysOf(periodOf('2026-02-27', '2026-03-02'))).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(dayOf(Date.parse('2026-03-01T17:00:00Z'))).toBe('2026-03-02');
    expect(isIn(listed(URL_A, '2026-03-01T17:00:00Z'), march2)).toBe(true);
    expect(isIn(listed(URL_A, '2026-03-01T16:59:59Z'), march2)).toBe(false);
  });

  it('is told by the publication date, else the date in the address, else the last change', () => {
    expect(isIn(listed('https://x.example/2026/03/01/a', '2026-03-02T10:00:00+07:00'), march2)).toBe(true);
    expect(isIn(listed('https://x.example/2026/03/02/a', null, '2026-07-01'), march2)).toBe(true);
    expect(isIn(listed('https://x.example/2026/03/01/a', null, '2026-03-02T10:00:00+07:00'), march2)).toBe(
      false,
    );
    expect(isIn(listed('https://x.example/sitemap-2026-03.xml'), march2)).toBe(true);
    expect(isIn(listed('https://x.example/sitemap-202602.xml'), march2)).toBe(false);
    expect(isIn(listed('https://x.example/read/20260302/a'), march2)).toBe(true);
    expect(isIn(listed(URL_A, null, '2026-03-02T10:00:00+07:00'), march2)).toBe(true);
    expect(isIn(listed('https://x.example/a-20991399123'), march2)).toBeNull();
  });
});

it('the interval follows what looks give, within bounds', () => {
  const minutes = (n: number) => n * 60_000;
  expect(nextInterval(minutes(20), 50, 0)).toBe(minutes(25));
  expect(nextInterval(minutes(20), 50, 3)).toBe(minutes(20));
  expect(nextInterval(minutes(20), 50, 12)).toBe(minutes(16));
  expect(nextInterval(minutes(20), 50, 40)).toBe(minutes(10));
  let [seldom, often] = [minutes(20), minutes(20)];
  for (let i = 0; i < 50; i++) [seldom, often] = [nextInterval(seldom, 0, 0), nextInterval(often, 10, 10)];
  expect([seldom, often]).toEqual([MAX_INTERVAL_MS, MIN_INTERVAL_MS]);
  expect(intervalAfterFailure(minutes(20))).toBe(minutes(40));
  expect(intervalAfterFailure(minutes(20_000))).toBe(minutes(24 * 60));
});

it('a look begins up to a tenth of the interval after its time, at most a minute, and each look at its own', () => {
  const looks = Array.from({ length: 200 }, (_, i) => `repeat:x-feed:${i * 300_000}`);
  const seldom = looks.map((look) => jitter(look, MAX_INTERVAL_MS));
  expect(Math.min(...seldom)).toBeLessThan(3_000);
  expect(Math.max(...seldom)).toBeGreaterThan(57_000);
  expect(Math.max(...seldom)).toBeLessThan(60_000);
  expect(new Set(seldom).size).toBeGreaterThan(190);
  expect(Math.max(...looks.map((look) => jitter(look, MIN_INTERVAL_MS)))).toBeLessThan(30_000);
  expect(looks.map((look) => jitter(look, MAX_INTERVAL_MS))).toEqual(seldom);
});

it('a backfill looks at sitemaps, and at index pages of each day', () => {
  const sources = [
    toSource({ site: 'x', kind: 'feed', url: 'https://x.example/rss' }),
    toSource({ site: 'x', kind: 'sitemap', url: 'https://x.example/sitemap.xml' }),
    toSource({ site: 'x', kind: 'index', url: 'https://x.example/indeks?page={N}' }),
    toSource({ site: 'x', kind: 'index', url: 'https://x.example/indeks?d={D}&m={M}&y={YYYY}&page={N}' }),
  ];
  const jobs = backfillJobs(sources, '2026-03-01', '2026-03-02');
  expect(jobs.map(({ list, period }) => [list?.url ?? null, period?.from])).toEqual([
    [null, '2026-03-01'],
    ['https://x.example/indeks?d=1&m=3&y=2026&page=1', '2026-03-01'],
    ['https://x.example/indeks?d=2&m=3&y=2026&page=1', '2026-03-01'],
  ]);
});
