import type { ExtractOptions } from '../extract.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Article, Page } from '../types.js';
import { readHtml } from './article.js';
import { readPlain } from './plain/read.js';
import { readText } from './text.js';
import type { ReadTrace } from './trace.js';

/**
 * Reads a page: metadata, cleaned body, and what was removed.
 * @param trace filled with candidates and witnesses when given (`warta explain`)
 * @throws PageError when there is no Indonesian article in it
 */
export function readPage(page: Page, rules: Ruleset, options: ExtractOptions, trace?: ReadTrace): Article {
  if (page.kind === 'html') return readHtml(page, rules, options, trace);
  return page.clean ? readPlain(page, rules, trace) : readText(page);
}
