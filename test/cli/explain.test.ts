import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/cli/explain.js';
import { explainPage } from '../../src/cli/explain-page.js';
import { familyFixture } from '../../src/cli/site-check.js';
import { readPage } from '../../src/core/html/read.js';
import { emptyTrace } from '../../src/core/html/trace.js';
import { loadRules } from '../../src/io/rules/load.js';

const rules = loadRules();

function explained(html: string) {
  const trace = emptyTrace();
  const url = 'https://finance.detik.com/berita/d-7438216/harga-cabai';
  const article = readPage({ kind: 'html', html, url, fetchedAt: null }, rules, {}, trace);
  return { article, trace };
}

const html = familyFixture('detik')?.html ?? '';

describe('warta explain', () => {
  it('names the container chosen, each removal’s rule and every witness of a field', () => {
    const { article, trace } = explained(html);
    const text = explainText(article, trace);
    expect(text).toMatch(/\* +\d+ {2}div\.detail__body-text/);
    expect(text).toMatch(/SCROLL TO CONTINUE WITH CONTENT/);
    expect(text).toMatch(/meta og:title/);
    expect(text).toMatch(/meta dtk:publishdate/);
    for (const { rule } of article.removed) expect(text).toContain(rule);
  });

  it('writes one page with what was removed struck through and its rule on hover', () => {
    const { article, trace } = explained(html);
    const page = explainPage(article, trace, 'article.html');
    expect(page).toMatch(/class="gone" title="[^"]+">SCROLL TO CONTINUE/);
    expect(page).toContain('<s title="dateline">');
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|https?:\/\/(?!finance\.detik)|url\(/);
  });

  it('escapes what a hostile page says', () => {
    const hostile = html
      .replaceAll('Harga Cabai Rawit', 'Harga &lt;script&gt;alert(1)&lt;/script&gt; Cabai Rawit')
      .replace('class="ads', 'class="x&quot; onload=&quot;alert(2)');
    const { article, trace } = explained(hostile);
    const page = explainPage(article, trace, '"><script>');
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/ onload="/);
  });
});
