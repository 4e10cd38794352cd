import { type Document, DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { NotArticleError, PageLimitError } from '../errors.js';

/** Characters of the largest page that is read; news pages with everything inlined stay below 2 million. */
export const MAX_PAGE = 16_000_000;
/** Deepest nesting that is read. Unclosed <font> and <b> of old pages add up to some hundreds. */
export const MAX_DEPTH = 3_000;

/** Builds the tree, and stops where a page nests deeper than any honest one. */
class LimitedHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) {
      throw new PageLimitError('too-deep', `elements nest deeper than ${MAX_DEPTH}`);
    }
    super.onopentag(name, attributes);
  }
}

/**
 * Parses a page as browsers of all times were fed it: tag soup, `<html … />`, unclosed tags.
 * @param html decoded text
 * @throws PageLimitError (too-large, too-deep); NotArticleError for an empty or binary file
 */
export function parseHtml(html: string): Document {
  if (html.length > MAX_PAGE) {
    throw new PageLimitError('too-large', `${html.length} characters; at most ${MAX_PAGE} are read`);
  }
  if (!html.trim()) throw new NotArticleError('the page is empty');
  if (isBinary(html)) throw new NotArticleError('the file is binary, not a page');
  const handler = new LimitedHandler();
  new Parser(handler, { xmlMode: false, decodeEntities: true }).end(closedComments(html));
  return handler.root;
}

/** Browsers end a comment at "--!>" too; the parser would take the rest of the page for the comment. */
function closedComments(html: string): string {
  return html.includes('--!>') ? html.replaceAll('--!>', '-->') : html;
}

/** Control characters and replacement characters that no decoded text has more than a few of. */
function isBinary(html: string): boolean {
  const sample = html.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0xfffd) odd++;
  }
  return odd > 8 && odd > sample.length / 50;
}

/** An attribute, white space trimmed; "" where it is missing. */
export function attribute(element: Element, name: string): string {
  return element.attribs[name]?.trim() ?? '';
}
