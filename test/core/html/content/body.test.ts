import { describe, expect, it } from 'vitest';
import { ld, pageOf, paragraphs, read, title } from '../page.js';

const marked = paragraphs.map((p) => `<p>${p}</p>`).join('\n');
const blocks = (body: string, parts = {}) => read(pageOf({ body, ...parts })).text.split('\n\n');
const links = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<li><a href="/${i}">Harga Cabai di Pasar Kota Turun Pekan Ini ${i}</a></li>`,
  ).join('');

describe('the body of a page', () => {
  it.each<[string, string]>([
    ['in paragraphs', marked],
    ['in lines apart by <br><br>', paragraphs.join('<br><br>')],
    ['in divs', paragraphs.map((p) => `<div>${p}</div>`).join('<div><br></div>')],
    [
      'in a table, as pages of 1998',
      `<table><tr><td width="20">&nbsp;</td><td><font face="Arial">${paragraphs.join('<p>')}</font></td></tr></table>`,
    ],
    [
      'cut by advertisements',
      paragraphs.map((p) => `<p>${p}</p><div class="ads-middle"><p>Iklan</p></div>`).join(''),
    ],
    [
      'in several containers',
      paragraphs
        .map(
          (p) =>
            `<div class="detail-part"><p>${p}</p></div><div class="box-terkait"><ul>${links(2)}</ul></div>`,
        )
        .join(''),
    ],
    [
      'in page blocks of which all but the first are hidden',
      paragraphs
        .map((p, i) => `<div class="paging-content"${i ? ' style="display:none"' : ''}><p>${p}</p></div>`)
        .join(''),
    ],
    ['inside of nested tables', `${'<table><tr><td>'.repeat(30)}${marked}${'</td></tr></table>'.repeat(30)}`],
    ['with unclosed tags', paragraphs.map((p) => `<p><b><font>${p}`).join('')],
  ])('%s', (_, body) => expect(blocks(body)).toEqual(paragraphs));

  it('is found under <html … />, which strict parsers end the page at', () => {
    const html = pageOf({}).replace('<html>', '<!DOCTYPE html><html lang="id" />');
    expect(read(html).text.split('\n\n')).toEqual(paragraphs);
  });

  it('keeps headings of a listicle, called after the pager or not', () => {
    const items = paragraphs.map(
      (p, i) => `<h2 class="title-paging">${i + 1}. Cara Merawat Sawah</h2><p>${p}</p>`,
    );
    expect(blocks(items.join(''))).toEqual(paragraphs.flatMap((p, i) => [`${i + 1}. Cara Merawat Sawah`, p]));
  });

  it('keeps rows of a table, cells side by side', () => {
    const table =
      '<table><tr><td>Desa Karangjati</td><td>120 ton</td></tr><tr><td>Desa Lereng</td><td>95 ton</td></tr></table>';
    expect(blocks(`${marked}${table}<p>${paragraphs[0]?.toUpperCase()}</p>`)).toEqual(
      expect.arrayContaining(['Desa Karangjati | 120 ton', 'Desa Lereng | 95 ton']),
    );
  });

  it('keeps a numbered list at the end, and verses', () => {
    const ranks = '<p>1. Karangjati: 120 ton<br>2. Lereng: 95 ton<br>3. Sumber Waras: 80 ton</p>';
    expect(blocks(`${marked}${ranks}`).slice(-3)).toEqual([
      '1. Karangjati: 120 ton',
      '2. Lereng: 95 ton',
      '3. Sumber Waras: 80 ton',
    ]);
    const verses =
      '<p>Padi menunduk di senja hari<br>Angin membawa wangi jerami<br>Pulang petani menyanyi sendiri</p>';
    expect(blocks(`${marked}${verses}`).join('\n')).toContain('Pulang petani menyanyi sendiri');
  });

  it('is told from a longer text elsewhere in the page', () => {
    const terms = Array.from(
      { length: 30 },
      (_, i) =>
        `<li><span>Istilah ${i}</span><p>Penjelasan istilah ke-${i} dalam kamus pertanian yang panjangnya jauh melebihi isi berita pada halaman ini, supaya kamus itu paling berat.</p></li>`,
    );
    const below = `<div class="box"><ul>${links(18)}</ul></div><div class="kamus"><ul>${terms.join('')}</ul></div>`;
    expect(blocks(marked, { below })).toEqual(paragraphs);
  });
});

describe('lines of the body', () => {
  it('keeps a sentence with a date in brackets after a picture, and one that speaks of pictures', () => {
    const dated =
      '"Jumlahnya sembilan orang," ujar kepala dinas itu dalam keterangan pers yang disiarkan langsung, Jumat (27/3).';
    const pictures =
      'Kostum itu disiapkan penata rias sejak pagi agar sesi foto bisa digunakan dengan baik dan benar';
    const kept = blocks(
      `${marked}<img src="a.jpg"><p>${dated}</p><img src="b.jpg"><p>${pictures}</p><p>${paragraphs[0]} Lagi.</p>`,
    );
    expect(kept).toEqual(expect.arrayContaining([dated, pictures]));
  });

  it('drops what names the source of a picture', () => {
    const removed = read(
      pageOf({
        body: `<p>${paragraphs[0]}</p><img src="a.jpg"><p>Panen di Karangjati (Kabar Lereng/Budi Santoso)</p>${marked}`,
      }),
    ).removed;
    expect(removed).toContainEqual({
      rule: 'page/caption',
      text: 'Panen di Karangjati (Kabar Lereng/Budi Santoso)',
    });
  });

  it('keeps a linked line that leads to a list, and drops a linked headline', () => {
    const body = `${marked}<p><a href="/tag/tips">Tips untuk mulai menanam padi</a>:</p><p>Pilih bibit yang tahan terhadap genangan air, lalu rendam semalam.</p><p><a href="/x">Harga Cabai di Pasar Kota Turun</a></p><p>${paragraphs[0]} Lagi.</p>`;
    expect(blocks(body)).toContain('Tips untuk mulai menanam padi:');
    expect(blocks(body).join()).not.toContain('Harga Cabai');
  });

  it('keeps a refrain that comes back, and drops a text that stands twice', () => {
    const refrain =
      'Setelah selesai, ulangi langkah pertama dengan air bersih sebanyak tiga kali sampai benih tenggelam.';
    const body = `<p>${paragraphs[0]}</p><p>${refrain}</p><p>${paragraphs[1]}</p><p>${refrain}</p><p>${paragraphs[2]}</p>`;
    expect(blocks(body).filter((b) => b === refrain)).toHaveLength(2);
    expect(blocks(`${marked}${marked}`)).toEqual(paragraphs);
  });

  it('cuts what is said inside of a sentence and leaves it whole', () => {
    const body = marked.replace('berturut-turut.', 'berturut-turut (Baca juga: Harga Cabai Turun).');
    expect(blocks(body)).toEqual(paragraphs);
  });

  it('removes invitations, and lists each with its rule', () => {
    const invitation = 'Nantikan pembahasan sawah lainnya di Kabar Lereng, ya!';
    const article = read(pageOf({ body: `${marked}<p>${invitation}</p>` }));
    expect(article.text.split('\n\n')).toEqual(paragraphs);
    expect(article.removed).toContainEqual({ rule: 'boilerplate/link-below', text: invitation });
  });
});

describe('the headline', () => {
  it.each([
    [
      'the site after a bar',
      `<title>${title} | Kabar Lereng</title><meta property="og:site_name" content="Kabar Lereng">`,
    ],
    ['script', `<title>${title}<script>alert(1)</script></title>`],
    ['entities encoded twice', `<meta property="og:title" content="${title}&amp;nbsp;">`],
  ])('is read without %s', (_, head) => expect(read(pageOf({ head })).title?.value).toBe(title));

  it('is not the channel above it', () => {
    expect(read(pageOf({ h1: 'Ekonomi', above: `<h2>${title}</h2>` })).title?.value).toBe(title);
  });
});

describe('the text that JSON-LD states', () => {
  // A longer text beside the article, and no headline to tell the two apart.
  const other = paragraphs
    .map((p) => `<p>Situs ini dikelola perkumpulan warga. ${p.replaceAll('panen', 'pasar')}</p>`)
    .join('');
  const page = (head: string) =>
    `<html><head><title>${title}</title>${head}</head><body><div class="a">${marked}</div><ul>${links(60)}</ul><div class="b">${other}</div></body></html>`;
  const article = (articleBody: string) => ld({ '@type': 'NewsArticle', headline: title, articleBody });

  it('points at the article, also when it is cut short', () => {
    const cut = paragraphs.join(' ').slice(0, 330);
    expect(read(page(article(cut))).text.split('\n\n')).toEqual(paragraphs);
    expect(read(page('')).text).toMatch(/^Situs ini/);
  });
  it('is no truth: the text of another page takes nothing away', () => {
    const foreign = 'Museum kereta di Lereng Barat dibuka kembali setelah dua tahun ditutup untuk perbaikan.';
    expect(read(page(article(foreign))).text).toBe(read(page('')).text);
  });
  it('may be of any length', () => {
    expect(read(page(article(`${'kata lagi '.repeat(300_000)}`))).text).toBe(read(page('')).text);
  });
});
