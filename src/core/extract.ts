import { findActions } from './actions/find.js';
import { findWho } from './actors/find.js';
import { findReferences } from './actors/refer/find.js';
import { findDates } from './dates/find.js';
import { readPage } from './html/read.js';
import { readSpeech } from './quotes/find.js';
import { buildRecord } from './record/build.js';
import type { WartaRecord } from './record/schema.js';
import type { Ruleset } from './rules/ruleset.js';
import { analyze } from './text/analyze.js';
import type { Page } from './types.js';

export interface ExtractOptions {
  /** `false`: site and family rules are left out and only the generic way is taken (`--no-sites`). */
  sites?: boolean;
  /** Wraps each stage, for measuring; the default only runs it. */
  timer?: StageTimer;
}

export type StageTimer = <T>(stage: string, run: () => T) => T;

const untimed: StageTimer = (_stage, run) => run();

/**
 * The way of a page, stage by stage; the one place where the order stands.
 * Pure: the same page and rules give the same record, byte for byte.
 * @throws PageError (NotArticleError, NotIndonesianError, PageLimitError) when the page cannot become a record
 */
export function extract(page: Page, rules: Ruleset, options: ExtractOptions = {}): WartaRecord {
  const stage = options.timer ?? untimed;
  const article = stage('page', () => readPage(page, rules, options));
  const title = article.title?.value ?? null;
  const reference = article.publishedAt?.value ?? page.fetchedAt;
  const analysis = stage('text', () => analyze(article.text, article.blocks, rules.text));
  const when = { reference, zone: article.zone, place: article.dateline?.value.place ?? null };
  const dates = stage('dates', () => findDates(analysis, when, rules.dates));
  const named = stage('actors', () => findWho(analysis, { dates, title }, rules));
  const speech = stage('quotes', () => readSpeech(analysis, { dates, who: named }, rules));
  const who = stage('references', () => findReferences(analysis, { who: named, speech }, rules));
  const { quotes } = speech;
  const actions = stage('actions', () =>
    findActions(analysis, { dates, who, quotes, title, reference }, rules),
  );
  return buildRecord({ page, article, analysis, dates, who, quotes, actions, ruleset: rules.hash });
}
