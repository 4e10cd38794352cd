import type { Element } from 'domhandler';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../../src/core/html/parse.js';
import { selectorOver } from '../../../../src/core/html/sites/select.js';

const page = `<html><head><meta name="author" content="Sri"><meta property="og:title" content="Banjir"></head>
<body><div id="isi" class="detail  body"><p class="lead">Satu</p><p>Dua <strong class="readmore">Baca</strong></p></div>
<article itemprop="articleBody"><h1 class="Judul">Banjir</h1><div class="detail-side"><a href="/tag/a">a</a></div></article>
<ul class="crumb"><li><a>Daerah</a></li><li><a>Jawa</a></li></ul></body></html>`;
const select = selectorOver(parseHtml(page));
const names = (elements: Element[]) =>
  elements.map((e) => [e.name, e.attribs.class].filter(Boolean).join('.'));

describe('selecting by the rules of a site', () => {
  it.each([
    ['.detail', ['div.detail  body']],
    ['.body.detail', ['div.detail  body']],
    ['#isi > p', ['p.lead', 'p']],
    ['p:has(strong.readmore)', ['p']],
    ['[itemprop="articleBody"] h1', ['h1.Judul']],
    ['[class*="detail"]', ['div.detail  body', 'div.detail-side']],
    ['meta[name="author"]', ['meta']],
    ['META[property="og:title"]', ['meta']],
    ['.judul', []],
    ['.crumb li:last-of-type a', ['a']],
    ['* > strong', ['strong.readmore']],
    ['h1, .lead', ['p.lead', 'h1.Judul']],
  ])('%s', (selector, expected) => {
    expect(names(select.all([selector]))).toEqual(expected);
  });

  it('takes the first selector that finds anything, and all of several in document order', () => {
    expect(names(select.first(['.nothing', 'h1', 'p']))).toEqual(['h1.Judul']);
    expect(names(select.all(['h1', 'p.lead', 'p']))).toEqual(['p.lead', 'p', 'h1.Judul']);
    expect(select.all([])).toEqual([]);
  });
});
