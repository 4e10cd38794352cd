import { load } from 'cheerio/slim';
import { NotArticleError } from '../errors.js';
import type { ExtractOptions } from '../extract.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Article, Block, Page } from '../types.js';

/**
 * Reads a page: metadata, cleaned body, and what was removed.
 * @throws PageError when there is no Indonesian article in it
 */
export function readPage(page: Page, _rules: Ruleset, _options: ExtractOptions): Article {
  if (page.kind === 'text')
    return wrap(page, page.text, page.title ?? null, page.publishedAt ?? null, page.clean);
  const $ = load(page.html, { xml: { xmlMode: false, decodeEntities: true } });
  const text = $('p')
    .toArray()
    .map((p) => $(p).text().replace(/\s+/g, ' ').trim())
    .filter((t) => t.length > 40)
    .join('\n\n');
  return wrap(page, text, $('h1').first().text().trim() || null, page.publishedAt ?? null, true);
}

function wrap(
  page: Page,
  text: string,
  title: string | null,
  publishedAt: string | null,
  _clean: boolean,
): Article {
  if (!text.trim()) throw new NotArticleError('no article text in it');
  const blocks: Block[] = [];
  for (const m of text.matchAll(/[^\n]+/g)) {
    if (m[0].trim()) blocks.push({ kind: 'paragraph', start: m.index, end: m.index + m[0].length });
  }
  const field = <T>(value: T) => ({ value, rule: 'page/given', from: 'input' });
  return {
    url: page.url,
    source: null,
    title: title ? field(title) : null,
    summary: null,
    authors: field([]),
    publishedAt: publishedAt ? field(publishedAt) : null,
    modifiedAt: null,
    dateline: null,
    section: null,
    tags: field([]),
    language: 'id',
    images: field([]),
    pages: { total: 1, complete: true },
    text,
    blocks,
    removed: [],
    warnings: [],
    site: null,
    zone: '+07:00',
  };
}
