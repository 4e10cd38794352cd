import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/core/extract.js';
import { furtherParts } from '../../../src/core/html/parts.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();
const URL_A = 'https://berita.example/read/2026/03/02/1234567/jalan-kota-diperbaiki';
const paragraph = (n: number) =>
  `<p>Bagian ke-${n}: Pemerintah Kota Bogor memperbaiki ruas jalan di Kecamatan Tanah Sareal, dan wali kota meminta warga memakai jalan lain selama pekerjaan itu berlangsung.</p>`;
const page = (body: string, links = '') =>
  `<html lang="id"><head><title>Jalan Kota Diperbaiki</title></head><body><article><h1>Jalan Kota Diperbaiki</h1>${body}<div class="paging">${links}</div></article></body></html>`;
const link = (href: string) => `<a href="${href}">x</a>`;
const parts = (links: string[], total: number) =>
  furtherParts(page(paragraph(1), links.map(link).join('')), URL_A, total, rules).map(({ number, url }) => [
    number,
    url.replace(URL_A, ''),
  ]);

describe('furtherParts', () => {
  it('gives the linked pages, and makes the addresses of those between them', () => {
    expect(parts(['?page=2', '?page=4'], 4)).toEqual([
      [2, '?page=2'],
      [3, '?page=3'],
      [4, '?page=4'],
    ]);
    expect(parts([`${URL_A}/3`], 3)).toEqual([
      [2, '/2'],
      [3, '/3'],
    ]);
    expect(parts([`${URL_A}/page/2/`], 2)).toEqual([[2, '/page/2/']]);
  });

  it('prefers the address that shows all pages', () => {
    expect(parts(['?page=2', '?page=all'], 2)).toEqual([[0, '?page=all']]);
  });

  it('takes no links to other addresses', () => {
    expect(parts(['/indeks?page=2', 'https://lain.example/x?page=2'], 2)).toEqual([]);
  });
});

describe('an article of several pages', () => {
  const first = page(paragraph(1) + paragraph(2), link('?page=2'));
  const read = (more: string[]) =>
    extract({ kind: 'html', html: first, url: URL_A, fetchedAt: null, parts: more }, rules);

  it('is known to be incomplete as long as its further pages are not given', () => {
    expect(read([]).pages).toEqual({ total: 2, complete: false });
  });

  it('is one text of all its pages, without what each of them repeats', () => {
    const record = read([page(paragraph(2) + paragraph(3) + paragraph(4), link('?page=1'))]);
    expect(record.pages).toEqual({ total: 2, complete: true });
    expect(record.text.match(/Bagian ke-\d/g)).toEqual([1, 2, 3, 4].map((n) => `Bagian ke-${n}`));
    for (const { start, end } of record.blocks) expect(record.text.slice(start, end)).toMatch(/^Bagian/);
  });

  it('has as many pages as any of them links to: some link only to the next one', () => {
    const second = page(paragraph(3), link('?page=1') + link('?page=3'));
    expect(read([second]).pages).toEqual({ total: 3, complete: false });
    const third = page(paragraph(4), link('?page=2'));
    expect(read([second, third]).pages).toEqual({ total: 3, complete: true });
    const endless = page(paragraph(3), link('?page=99'));
    expect(read([endless]).pages).toEqual({ total: 2, complete: true });
  });

  it('keeps what it has when a further page is none', () => {
    expect(read(['<html><body></body></html>', '']).text).toBe(read([]).text);
  });
});
