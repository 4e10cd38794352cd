import { findActions } from './actions/find.js';
import { findWho } from './actors/find.js';
import { findDates } from './dates/find.js';
import { readPage } from './html/read.js';
import { findQuotes } from './quotes/find.js';
import { buildRecord } from './record/build.js';
import type { WartaRecord } from './record/schema.js';
import type { Ruleset } from './rules/ruleset.js';
import { analyze } from './text/analyze.js';
import type { Page } from './types.js';

export interface ExtractOptions {
  /** `false`: site and family rules are left out and only the generic way is taken (`--no-sites`). */
  sites?: boolean;
}

/**
 * The way of a page, stage by stage; the one place where the order stands.
 * Pure: the same page and rules give the same record, byte for byte.
 * @throws PageError (NotArticleError, NotIndonesianError, PageLimitError) when the page cannot become a record
 */
export function extract(page: Page, rules: Ruleset, options: ExtractOptions = {}): WartaRecord {
  const article = readPage(page, rules, options);
  const analysis = analyze(article.text, article.blocks, rules.text);
  const reference = article.publishedAt?.value ?? page.fetchedAt;
  const dates = findDates(analysis, { reference, zone: article.zone }, rules.dates);
  const who = findWho(analysis, { dates, title: article.title?.value ?? null }, rules);
  const quotes = findQuotes(analysis, { dates, who }, rules);
  const actions = findActions(analysis, { dates, who, quotes, title: article.title?.value ?? null }, rules);
  return buildRecord({ page, article, analysis, dates, who, quotes, actions, ruleset: rules.hash });
}
