import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../src/core/html/read.js';
import { loadRules } from '../../../../src/io/rules/load.js';
import { pageOf, paragraphs } from '../page.js';

const rules = loadRules();
const url = 'https://www.kabarlereng.example/daerah/81/panen';
const more = [
  'Gudang pertama berada di dekat pasar lama dan dapat menampung empat ratus ton gabah kering giling.',
  'Gudang kedua masih menunggu izin dari pemerintah kabupaten, yang diharapkan terbit sebelum hari raya.',
];
const body = (lines: string[]) => lines.map((p) => `<p>${p}</p>`).join('');
const pager = '<div class="pagination"><a href="?page=1">1</a> <a href="?page=2">2</a></div>';
const pageWith = (parts?: string[], address = url) =>
  readPage({ kind: 'html', html: pageOf({ below: pager }), url: address, fetchedAt: null, parts }, rules, {});

describe('an article of several parts', () => {
  it('says that it is not complete where only one part is given', () => {
    expect(pageWith().pages).toEqual({ total: 2, complete: false });
    expect(pageWith(undefined, `${url}?page=all`).pages.complete).toBe(true);
  });

  it('is joined from its parts, without what the parts repeat', () => {
    const article = pageWith([pageOf({ body: body([paragraphs[0] ?? '', ...more]), below: pager })]);
    expect(article.text.split('\n\n')).toEqual([...paragraphs, ...more]);
    expect(article.pages).toEqual({ total: 2, complete: true });
    expect(article.removed).toContainEqual({ rule: 'page/repeated', text: paragraphs[0] });
  });

  it('is the whole where a part shows all pages', () => {
    const article = pageWith([pageOf({ body: body([...paragraphs, ...more]) })]);
    expect(article.text.split('\n\n')).toEqual([...paragraphs, ...more]);
  });

  it('warns of a part without text, and is read without it', () => {
    const article = pageWith(['']);
    expect(article.text.split('\n\n')).toEqual(paragraphs);
    expect(article.warnings.map((w) => w.code)).toEqual(['part-missing']);
    expect(article.pages.complete).toBe(false);
  });
});
