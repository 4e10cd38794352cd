import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../src/core/html/read.js';
import { loadRules } from '../../../../src/io/rules/load.js';
import { ld, pageOf, paragraphs, read, title } from '../page.js';

type Parts = Parameters<typeof pageOf>[0];
const published = (parts: Parts) => read(pageOf(parts)).publishedAt?.value ?? null;
const shown = (date: string) => ({ above: `<div class="waktu">${date}</div>` });

describe('time of publication', () => {
  it.each<[string, string, string]>([
    ['western zone', 'Senin, 15 Juli 2024 09:30 WIB', '2024-07-15T09:30:00+07:00'],
    ['central zone', 'Senin, 15/07/2024 | 10.30 WITA', '2024-07-15T10:30:00+08:00'],
    ['eastern zone', '15 Juli 2024, 11:30 WIT', '2024-07-15T11:30:00+09:00'],
    ['an old spelling', "Jum'at, 12 Juli 2024 - 09:30 WIB", '2024-07-12T09:30:00+07:00'],
    ['an English month', '15 July 2024 09:30', '2024-07-15T09:30:00+07:00'],
    ['an old month', 'Jumat, 15 Nopember 2002 09:30 WIB', '2002-11-15T09:30:00+07:00'],
  ])('is read in %s', (_, text, value) => expect(published(shown(text))).toBe(value));

  it.each<[string, Parts, string]>([
    [
      'a mistyped offset',
      { head: '<meta property="article:published_time" content="2024-07-15T09:30:00-07:00">' },
      '2024-07-15T09:30:00+07:00',
    ],
    [
      'local time marked as UTC',
      {
        ...shown('Senin, 15 Juli 2024 09:30 WIB'),
        head: ld({ '@type': 'NewsArticle', datePublished: '2024-07-15T09:30:12Z' }),
      },
      '2024-07-15T09:30:00+07:00',
    ],
    [
      'UTC of the day before',
      {
        ...shown('Senin, 15 Juli 2024 05:30 WIB'),
        head: ld({ '@type': 'NewsArticle', datePublished: '2024-07-14T22:30:12Z' }),
      },
      '2024-07-15T05:30:12+07:00',
    ],
    [
      'a constant from another year',
      {
        ...shown('Senin, 15 Juli 2024 09:30 WIB'),
        head: '<meta itemprop="datePublished" content="2014-01-01T00:00:00+07:00">',
      },
      '2024-07-15T09:30:00+07:00',
    ],
    [
      'a bare date beside a time in metadata',
      {
        ...shown('15 Juli 2024'),
        head: '<meta property="article:published_time" content="2024-07-15T09:30:00+07:00">',
      },
      '2024-07-15T09:30:00+07:00',
    ],
  ])('is right in spite of %s', (_, parts, value) => expect(published(parts)).toBe(value));

  it.each([
    '<abbr class="published" title="2024-07-15T09:30:00+07:00">15 Juli 2024</abbr>',
    '<span itemprop="datePublished" content="2024-07-15T09:30:00+07:00">15 Juli 2024</span>',
    '<time class="entry-date updated" datetime="2024-07-15T09:30:00+07:00">15 Juli 2024</time>',
  ])('has its time from %s', (above) => expect(published({ above })).toBe('2024-07-15T09:30:00+07:00'));

  it('is only a day where no witness gives a time', () =>
    expect(published(shown('15 Juli 2024'))).toBe('2024-07-15'));

  it('is none in a page that only dates other articles', () => {
    const related =
      '<div class="related-posts"><a href="/a">Harga Cabai Turun di Pasar Kota Lereng</a><span>5 July 2019</span></div>';
    const list = [1, 2, 3, 4]
      .map((n) => `<div><a href="/${n}">Harga Cabai di Pasar Kota Turun Lagi Pekan ${n}</a></div>`)
      .join('');
    expect(published({ below: related })).toBeNull();
    expect(published({ below: `${list}<div>By Budi - 5 July 2019</div>` })).toBeNull();
    expect(
      published({ body: paragraphs.map((p) => `<p>${p} Panen lalu dimulai 2 Mei 2019.</p>`).join('') }),
    ).toBeNull();
  });

  it('is the day of an old report’s dateline, in the year its page is dated', () => {
    const html = pageOf({ body: `Lereng, 10/5<br>${paragraphs.join('<br>')}` });
    const dated = html.replace(`<title>${title}</title>`, '<title>Berita Harian 9 Mei 1997</title>');
    expect(read(dated).publishedAt?.value).toBe('1997-05-10');
    expect(read(html).publishedAt).toBeNull();
    expect(read(dated.replace('10/5', '31/2')).publishedAt).toBeNull();
  });

  it('conflicting witnesses are warned of', () => {
    const head = '<meta property="article:published_time" content="2014-01-01T00:00:00+07:00">';
    const article = read(pageOf({ ...shown('Senin, 15 Juli 2024 09:30 WIB'), head }));
    expect(article.warnings.map((w) => w.code)).toEqual(['date-conflict']);
    expect(read(pageOf(shown('Senin, 15 Juli 2024 09:30 WIB'))).warnings).toEqual([]);
  });

  it('given with the page beats all', () => {
    const page = {
      kind: 'html',
      html: pageOf(shown('15 Juli 2024')),
      url: null,
      fetchedAt: null,
      publishedAt: '2020-01-01',
    } as const;
    expect(readPage(page, loadRules(), {}).publishedAt?.value).toBe('2020-01-01');
  });
});

describe('dateline', () => {
  it.each([
    ['LERENG, KABARLERENG.com -', 'Lereng'],
    ['Lereng (ANTARA) -', 'Lereng'],
    ['LERENG, 23 Februari 2016 (Antara/Kawat) --', 'Lereng'],
  ])('%s is a field of its own', (text, place) => {
    const article = read(
      pageOf({
        body: `<p>${text} ${paragraphs[0]}</p>${paragraphs
          .slice(1)
          .map((p) => `<p>${p}</p>`)
          .join('')}`,
      }),
    );
    expect(article.dateline?.value).toEqual({ text, place });
    expect(article.text.split('\n\n')).toEqual(paragraphs);
  });
});

describe('pictures', () => {
  it('come with caption and credit, addresses resolved against <base>', () => {
    const above =
      '<figure><img src="sawah.jpg" width="600"><figcaption>Panen di Karangjati. (Foto: Budi Santoso)</figcaption></figure>';
    const images = read(pageOf({ above, head: '<base href="https://img.kabarlereng.example/2024/">' })).images
      .value;
    expect(images).toEqual([
      {
        url: 'https://img.kabarlereng.example/2024/sawah.jpg',
        caption: 'Panen di Karangjati.',
        credit: 'Budi Santoso',
      },
    ]);
  });
});
