import { NotArticleError, PageError } from '../errors.js';
import type { ExtractOptions } from '../extract.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { HtmlPage, Removal, Warning } from '../types.js';
import { type BodyLine, cleanBody } from './content/body.js';
import { rootAtHeadline } from './content/cluster.js';
import { joinParts } from './content/parts.js';
import { type Range, widen } from './content/range.js';
import { chooseRoot, type RootChoice, type Scored, scorePage } from './content/root.js';
import { type PageScan, scanPage } from './content/scan.js';
import { statedLines } from './content/stated.js';
import { datelineNames } from './meta/dateline.js';
import { type PageFacts, readFacts } from './meta/facts.js';
import { findTitle, type TitleFinding, titleWords } from './meta/title.js';
import { descriptionOf } from './meta/topics.js';
import { parseHtml } from './parse.js';
import { siteRoot } from './sites/apply.js';
import { readSite, type SiteReading } from './sites/reading.js';
import type { ReadTrace } from './trace.js';

/** A page with its body found and cleaned. */
export interface ReadBody {
  scan: PageScan;
  scored: Scored;
  root: RootChoice;
  /** The root is the one a site's rule proposed. */
  bySite: boolean;
  title: TitleFinding;
  range: Range;
  lines: BodyLine[];
  removed: Removal[];
  standfirst: string | null;
  /** The further parts of the article that it was read with. */
  parts: ReadBody[];
}

/** The body with those of the further parts of the article after it; a part that cannot be read is warned of. */
export function withParts(
  body: ReadBody,
  page: HtmlPage,
  rules: Ruleset,
  options: ExtractOptions,
): { body: ReadBody; warnings: Warning[] } {
  if (!page.parts?.length) return { body, warnings: [] };
  const read = page.parts.map((html) => readPart({ ...page, html }, rules, options));
  const parts = read.filter((part) => part !== null);
  const unread = read.length - parts.length;
  const message = `${unread} of ${read.length} further parts hold no text of the article`;
  return {
    body: { ...body, ...joinParts(body, parts), parts },
    warnings: unread > 0 ? [{ code: 'part-missing', message }] : [],
  };
}

function readPart(page: HtmlPage, rules: Ruleset, options: ExtractOptions): ReadBody | null {
  try {
    const document = parseHtml(page.html);
    const scan = scanPage(document, rules.html.page);
    const site = options.sites === false ? null : readSite(page, document, scan, rules);
    return readBody(scan, readFacts(scan), rules, site);
  } catch (error) {
    if (error instanceof PageError) return null;
    throw error;
  }
}

/**
 * Finds the article's container, by the site's rule or the generic way, and cleans what stands in it.
 * @throws NotArticleError when the page has no running text
 */
export function readBody(
  scan: PageScan,
  facts: PageFacts,
  rules: Ruleset,
  site: SiteReading | null,
  trace?: ReadTrace,
): ReadBody {
  const scored = scorePage(scan, rules.html, statedLines(facts));
  const explain = trace !== undefined;
  const largest = chooseRoot(scored, rules.html.page, explain);
  if (!largest) throw new NotArticleError('no running text in the page');
  const start = firstProse(scored, largest);
  const headline = findTitle(facts, scan.segments, start);
  const generic = rootAtHeadline(scored, largest, headline.at, rules.html.page, explain);
  const proposed = site && siteRoot(site, scored, generic);
  const root = proposed ?? generic;
  const prose = firstProse(scored, root);
  const title = prose === start ? headline : findTitle(facts, scan.segments, prose);
  const range = widen(scored, root.box, title.at);
  const cleaning = {
    scored,
    boilerplate: rules.html.boilerplate,
    dates: rules.dates,
    datelines: datelineNames(rules),
    title: titleWords(title.field?.value ?? ''),
    description: descriptionOf(facts),
  };
  const first = title.at >= range.first && title.at < range.last ? title.at + 1 : range.first;
  return {
    scan,
    scored,
    root,
    bySite: proposed !== null,
    title,
    range,
    parts: [],
    ...cleanBody(cleaning, first, range.last),
  };
}

function firstProse(scored: Scored, root: RootChoice): number {
  for (let i = root.box.first; i < root.box.last; i++) if ((scored.value[i] ?? 0) > 60) return i;
  return root.box.first;
}
