import { describe, expect, it } from 'vitest';
import { PageError } from '../../../src/core/errors.js';
import { mend, parseLenient } from '../../../src/core/html/meta/jsonld.js';
import type { Article } from '../../../src/core/types.js';
import { ld, pageOf, paragraphs, read, title } from './page.js';

/** An article or a named error; anything else fails the test. */
function attempt(html: string): Article | string {
  try {
    return read(html);
  } catch (error) {
    if (error instanceof PageError) return error.code;
    throw error;
  }
}

const body = paragraphs.map((p) => `<p>${p}</p>`).join('');
/** Generous for any machine; a step more than linear over these sizes takes minutes. */
const TIMEOUT = 60_000;

describe('bad pages give an article or a named error', () => {
  const many = 200_000;
  it.each<[string, string]>([
    ['one text node of 2 MB', `<html><body>${`${paragraphs[0]} `.repeat(18_000)}</body></html>`],
    ['10,000 links', pageOf({ below: '<a href="/x">Harga Cabai di Pasar Kota Turun</a> '.repeat(10_000) })],
    ['2,000 nested tables', pageOf({ body: `${'<table><tr><td>'.repeat(600)}${body}` })],
    ['unclosed brackets', pageOf({ body: `${body}<p>${'('.repeat(many)}</p>` })],
    ['brackets in pairs', pageOf({ body: `${body}<p>${'(Baca juga '.repeat(20_000)}</p>` })],
    ['a line of slashes', pageOf({ body: `${body}<p>${'a/'.repeat(many)}</p>` })],
    ['white space', pageOf({ body: `${body}<p>${' \n\t'.repeat(many)}</p>` })],
    ['a long class name', pageOf({ body: `<div class="${'ads-baca-juga '.repeat(20_000)}">${body}</div>` })],
    [
      '10,000 different classes',
      pageOf({ below: Array.from({ length: 10_000 }, (_, i) => `<i class="k${i}">x</i>`).join('') }),
    ],
    [
      'class names of built-ins',
      pageOf({ body: `<div class="__proto__ constructor toString" id="hasOwnProperty">${body}</div>` }),
    ],
    ['a long title', pageOf({ head: `<meta property="og:title" content="${'Panen - '.repeat(20_000)}">` })],
    ['a byline without end', pageOf({ above: `<p>Penulis: ${'Sri, '.repeat(50_000)}</p>` })],
    ['a date line without end', pageOf({ above: `<p>${'12/'.repeat(50_000)}</p>` })],
    ['5,000 bylines', pageOf({ above: '<div class="author">Sri Wahyuni</div>'.repeat(5_000) })],
    [
      'script where text should be',
      pageOf({ h1: `${title}<script>alert(1)</script>`, body: `<script>var p = "<p>x</p>"</script>${body}` }),
    ],
    ['deep inline tags', pageOf({ body: `${'<b><i>'.repeat(1_000)}${body}` })],
    ['attributes without end', `<html><body><p ${'a="1" '.repeat(50_000)}>${body}`],
    ['a comment that never closes', pageOf({ below: `<!-- ${'-'.repeat(many)}` })],
    [
      'hidden pages of one class',
      pageOf({ body: Array.from({ length: 2_000 }, () => `<div class="paging">${body}</div>`).join('') }),
    ],
  ])('%s', (_, html) => expect(attempt(html)).toBeTruthy(), TIMEOUT);

  it('too deep and empty ones are named', () => {
    expect(attempt(pageOf({ body: '<div>'.repeat(5_000) }))).toBe('too-deep');
    expect(attempt('')).toBe('not-an-article');
    expect(attempt('<html><body></body></html>')).toBe('not-an-article');
  });
});

describe('what a reader does not see', () => {
  it('is taken out of the text', () => {
    const marked = body
      .replace('Panen raya', 'Pa\u200bnen\u00ad \u202eraya\u202c')
      .replace('harga', '&amp;nbsp;harga');
    expect(read(pageOf({ body: marked })).text.split('\n\n')).toEqual(paragraphs);
  });

  it('is taken out of the title', () => {
    expect(read(pageOf({ h1: `\u202a${title}\u202c\ufeff` })).title?.value).toBe(title);
  });
});

describe('JSON-LD as pages write it', () => {
  const author = (source: string) => read(pageOf({ head: source })).authors.value.map((a) => a.name);
  const news = '"@type": "NewsArticle", "author": {"name": "Sri Wahyuni"}';
  it.each([
    ['comments', `/* a */ {${news} // b\n}`],
    ['a trailing comma', `{${news},}`],
    ['line breaks in strings', `{"headline": "dua\nbaris", ${news}}`],
    ['control characters', `{"headline": "a\u0001b", ${news}}`],
    ['an HTML comment around', `<!-- {${news}} -->`],
    ['CDATA', `//<![CDATA[\n{${news}}\n//]]>`],
    ['a semicolon', `{${news}};`],
    ['a graph', `{"@graph": [{"@type": "WebPage"}, {${news}}]}`],
  ])('with %s', (_, source) => expect(author(ld(source))).toEqual(['Sri Wahyuni']));

  it('a broken block does not hide the next', () => {
    expect(author(`${ld('{"@type": ')}${ld('')}${ld('[]')}${ld(`{${news}}`)}`)).toEqual(['Sri Wahyuni']);
  });

  it(
    'is mended in one pass, and nested without end does no harm',
    () => {
      const source = '{"a": "b" /* '.repeat(20_000);
      expect(mend(source).length).toBeLessThanOrEqual(source.length);
      expect(parseLenient(`${'['.repeat(50_000)}`)).toBeNull();
      expect(attempt(pageOf({ head: ld(`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`) }))).toBeTruthy();
    },
    TIMEOUT,
  );
});
