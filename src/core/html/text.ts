import { NotArticleError } from '../errors.js';
import type { Article, Block, TextPage } from '../types.js';

/** A text that is the article as it stands: nothing removed, no white space changed, offsets exactly the input's. */
export function readText(page: TextPage): Article {
  if (!page.text.trim()) throw new NotArticleError('the text is empty');
  const given = <T>(value: T) => ({ value, rule: 'page/given', from: 'input' });
  return {
    url: page.url,
    source: null,
    title: page.title ? given(page.title) : null,
    summary: null,
    authors: given([]),
    publishedAt: page.publishedAt ? given(page.publishedAt) : null,
    modifiedAt: null,
    dateline: null,
    section: null,
    tags: given([]),
    language: 'id',
    images: given([]),
    pages: { total: 1, complete: true },
    text: page.text,
    blocks: linesOf(page.text),
    removed: [],
    warnings: [],
    site: null,
    zone: '+07:00',
  };
}

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim())
      blocks.push({ kind: 'paragraph', start: match.index, end: match.index + match[0].length });
  }
  return blocks;
}
