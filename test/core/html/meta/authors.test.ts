import { describe, expect, it } from 'vitest';
import { ld, pageOf, paragraphs, read } from '../page.js';

type Parts = Parameters<typeof pageOf>[0];
const persons = (parts: Parts) => read(pageOf(parts)).authors.value.map((a) => `${a.name} (${a.role})`);
const news = (author: unknown) => ld({ '@type': 'NewsArticle', headline: 'x', author });

describe('bylines with a label', () => {
  it.each<[string, Parts, string[]]>([
    [
      'in one line',
      { above: '<p>Penulis: Sri Wahyuni | Editor: Made Arta</p>' },
      ['Sri Wahyuni (author)', 'Made Arta (editor)'],
    ],
    ['without a colon', { above: '<p>Oleh Sri Wahyuni</p>' }, ['Sri Wahyuni (author)']],
    [
      'after the name',
      { above: '<p>Sri Wahyuni, Jurnalis · Kamis 09 Juli 2020 07:26 WIB</p>' },
      ['Sri Wahyuni (author)'],
    ],
    [
      'in a line of its own',
      { above: '<div>Reporter:</div><div>Sri Wahyuni</div><div>Editor:</div><div>Made Arta</div>' },
      ['Sri Wahyuni (author)', 'Made Arta (editor)'],
    ],
    [
      'under each name',
      {
        below:
          '<div>Kredit</div><div>Sri Wahyuni</div><div>Author</div><div>Made Arta</div><div>Editor</div><div>Bagikan</div>',
      },
      ['Sri Wahyuni (author)', 'Made Arta (editor)'],
    ],
    [
      'with an outlet before the name',
      { above: '<p>Laporan Wartawan Kabar Lereng, Sri Wahyuni</p>' },
      ['Sri Wahyuni (author)'],
    ],
    [
      'that names an agency',
      { above: '<div>Reporter:</div><div>Antara</div><div>Editor:</div><div>Made Arta</div>' },
      ['Antara (author)', 'Made Arta (editor)'],
    ],
    ['in brackets at the end', { below: '<p>(Penulis: Sri Wahyuni)</p>' }, ['Sri Wahyuni (author)']],
    [
      'for two writers',
      { above: '<p>Penulis: Sri Wahyuni dan Budi Santoso</p>' },
      ['Sri Wahyuni (author)', 'Budi Santoso (author)'],
    ],
    [
      'of a photographer',
      { above: '<p>Penulis: Sri Wahyuni</p><p>Fotografer: Budi Santoso</p>' },
      ['Sri Wahyuni (author)', 'Budi Santoso (photographer)'],
    ],
  ])('%s', (_, parts, expected) => expect(persons(parts)).toEqual(expected));
});

describe('what is no author', () => {
  it.each<[string, Parts]>([
    [
      'the outlet in metadata',
      {
        head: '<meta property="og:site_name" content="KabarLereng.com"><meta name="author" content="Kabar Lereng Media">',
      },
    ],
    ['the outlet by its address', { head: '<meta name="author" content="KabarlerengCom">' }],
    [
      'the publisher in JSON-LD',
      {
        head: ld({
          '@type': 'NewsArticle',
          author: { name: 'Lereng Grup' },
          publisher: { name: 'Lereng Grup' },
        }),
      },
    ],
    [
      'a social account',
      { head: '<meta property="article:author" content="https://www.facebook.com/SriWahyuni">' },
    ],
    [
      'an account',
      { above: '<span class="author">admin</span>', head: '<meta name="author" content="Redaksi">' },
    ],
    ['a mark of time', { above: '<span class="author">Diperbarui</span>' }],
    ['ordinary words', { above: '<span class="author">Kasus Aktif</span>' }],
    [
      'the photographer of the picture',
      {
        above:
          '<figure><img src="a.jpg"><figcaption><span class="photo-author">Budi Santoso</span></figcaption></figure>',
      },
    ],
    [
      'the writers of other articles',
      {
        below:
          '<div class="related-posts"><a href="/a">Harga Cabai di Pasar Kota Turun Lagi</a><span>By Budi Santoso - 5 July 2019</span></div>',
      },
    ],
    [
      'writers in a list without a name',
      {
        below: [1, 2, 3, 4]
          .map(
            (n) =>
              `<div><a href="/${n}">Harga Cabai di Pasar Kota Turun Lagi Pekan ${n}</a></div><div>By Budi Santoso - ${n} July 2019</div>`,
          )
          .join('')
          .replace('<div>By Budi Santoso - 1 July 2019</div>', '')
          .replace('<div>By Budi Santoso - 2 July 2019</div>', ''),
      },
    ],
    ['a gallery of pictures', { below: '<p><a href="/f">Foto: Gaya Astrid Bersama Keluarga</a></p>' }],
    [
      'a sentence that mentions an editor',
      {
        body: `${paragraphs.map((p) => `<p>${p}</p>`).join('')}<p>Editor buku itu, Budi Santoso, tidak hadir dalam acara panen di desa tersebut.</p>`,
      },
    ],
  ])('%s', (_, parts) => expect(persons(parts)).toEqual([]));
});

describe('witnesses that disagree', () => {
  it('leaves out names beside the one that metadata confirm', () => {
    const above = '<div class="author-name">Sri Wahyuni</div><div class="author-name">Budi Santoso</div>';
    expect(persons({ above, head: news({ name: 'Sri Wahyuni' }) })).toEqual(['Sri Wahyuni (author)']);
  });

  it('takes the name above the body before one below it', () => {
    const below = '<div class="author">Budi Santoso</div>';
    expect(persons({ above: '<div class="author">Sri Wahyuni</div>', below })).toEqual([
      'Sri Wahyuni (author)',
    ]);
  });

  it('does not take the editor for the writer because JSON-LD does', () => {
    const above = '<p>Penulis: Sri Wahyuni</p><p>Editor: Made Arta</p>';
    expect(persons({ above, head: news({ name: 'Made Arta' }) })).toEqual([
      'Sri Wahyuni (author)',
      'Made Arta (editor)',
    ]);
    expect(persons({ above: '<p>Editor: Made Arta</p>', head: news({ name: 'Made Arta' }) })).toEqual([
      'Made Arta (editor)',
    ]);
  });

  it('takes one who is both where two kinds of metadata say so', () => {
    const head = `<meta name="author" content="Sri Wahyuni">${news({ name: 'Sri Wahyuni' })}`;
    expect(persons({ above: '<p>Editor: Sri Wahyuni</p>', head })).toEqual([
      'Sri Wahyuni (author)',
      'Sri Wahyuni (editor)',
    ]);
  });

  it('falls back on the name that signs the text', () => {
    const body = paragraphs.map((p) => `<p>${p}</p>`).join('');
    expect(persons({ body: `${body}<p><b>SRI WAHYUNI</b></p>` })).toEqual(['SRI WAHYUNI (author)']);
    expect(persons({ body: `${body.slice(0, -4)} (Sri Wahyuni)</p>` })).toEqual(['Sri Wahyuni (author)']);
    expect(persons({ body: `${body}<p>BACA JUGA</p>` })).toEqual([]);
  });

  it('reads a link that its class or its address calls the author', () => {
    expect(persons({ above: '<a class="author-trigger" href="#">Sri Wahyuni</a>' })).toEqual([
      'Sri Wahyuni (author)',
    ]);
    expect(persons({ above: '<a href="/penulis/12/sri">Sri Wahyuni</a>' })).toEqual(['Sri Wahyuni (author)']);
  });

  it('reads several authors, and the label of a WordPress plugin', () => {
    expect(persons({ head: news([{ name: 'Sri Wahyuni' }, { name: 'Budi Santoso' }]) })).toEqual([
      'Sri Wahyuni (author)',
      'Budi Santoso (author)',
    ]);
    const head =
      '<meta name="twitter:label1" content="Ditulis oleh"><meta name="twitter:data1" content="Sri Wahyuni">';
    expect(persons({ head })).toEqual(['Sri Wahyuni (author)']);
  });
});
