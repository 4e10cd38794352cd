import { NotArticleError } from '../errors.js';
import type { Article, Block, TextPage } from '../types.js';
import { givenArticle, ZONE } from './given.js';

/** A text that is the article as it stands: nothing removed, no white space changed, offsets exactly the input's. */
export function readText(page: TextPage): Article {
  if (!page.text.trim()) throw new NotArticleError('the text is empty');
  return { ...givenArticle(page, ZONE), text: page.text, blocks: linesOf(page.text) };
}

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim())
      blocks.push({ kind: 'paragraph', start: match.index, end: match.index + match[0].length });
  }
  return blocks;
}
