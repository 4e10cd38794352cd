import { NotArticleError, PageError } from '../errors.js';
import type { ExtractOptions } from '../extract.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Article, HtmlPage, Removal } from '../types.js';
import { type BodyLine, cleanBody } from './content/body.js';
import { rootAtHeadline } from './content/cluster.js';
import { joinLines } from './content/join.js';
import { type Range, widen } from './content/range.js';
import { chooseRoot, type RootChoice, type Scored, scorePage } from './content/root.js';
import { type PageScan, scanPage } from './content/scan.js';
import { requireIndonesian } from './language.js';
import { authorWitnesses } from './meta/author-witnesses.js';
import { authorField, chooseAuthors } from './meta/authors.js';
import { weighDates } from './meta/date.js';
import { dateWitnesses } from './meta/date-witnesses.js';
import { findDateline } from './meta/dateline.js';
import { type PageFacts, readFacts } from './meta/facts.js';
import { findImages } from './meta/images.js';
import { nameRules } from './meta/names.js';
import { outletNames } from './meta/outlet.js';
import { countPages } from './meta/pages.js';
import { findTitle, type TitleFinding, titleWords } from './meta/title.js';
import { descriptionOf, findSection, findSummary, findTags } from './meta/topics.js';
import { canonicalUrl, resolveUrl } from './meta/url.js';
import { parseHtml } from './parse.js';
import { siteAuthors, siteDates, siteRoot, withSite } from './sites/apply.js';
import { readSite, type SiteReading } from './sites/reading.js';
import { type ReadTrace, traceLines } from './trace.js';

/** Less text than this is no article, whatever the page. */
const SHORTEST = 120;
/** Zone of an outlet of which nothing is known: most of them keep Jakarta's clock. */
const ZONE = '+07:00';

/** A page with its body found and cleaned. */
interface ReadBody {
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
}

/** The way of an HTML page: tree, body, metadata. */
export function readHtml(
  page: HtmlPage,
  rules: Ruleset,
  options: ExtractOptions,
  trace?: ReadTrace,
): Article {
  const document = parseHtml(page.html);
  const scan = scanPage(document, rules.html.page);
  const facts = readFacts(scan);
  const site = options.sites === false ? null : readSite(page, document, scan, rules);
  const body = readBody(scan, facts, rules, site, trace);
  const base = resolveUrl(scan.base ?? '', page.url) ?? page.url;
  return withSite(assemble(page, facts, body, base, rules, site, trace), site, body.bySite);
}

function readBody(
  scan: PageScan,
  facts: PageFacts,
  rules: Ruleset,
  site: SiteReading | null,
  trace?: ReadTrace,
): ReadBody {
  const scored = scorePage(scan, rules.html);
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
    ...cleanBody(cleaning, first, range.last),
  };
}

/** The lines with those of the article's further pages after them, but nothing twice that each page repeats. */
function withParts(lines: BodyLine[], page: HtmlPage, rules: Ruleset): BodyLine[] {
  const all = [...lines];
  const seen = new Set(lines.map(({ text }) => text));
  for (const html of page.parts ?? []) {
    for (const line of linesOfPart({ ...page, html, parts: [] }, rules)) {
      if (!seen.has(line.text)) all.push(line);
      seen.add(line.text);
    }
  }
  return all;
}

/** A further page has its own layout, headline and boilerplate; one without running text gives nothing. */
function linesOfPart(part: HtmlPage, rules: Ruleset): BodyLine[] {
  try {
    const document = parseHtml(part.html);
    const scan = scanPage(document, rules.html.page);
    return readBody(scan, readFacts(scan), rules, readSite(part, document, scan, rules)).lines;
  } catch (error) {
    if (error instanceof PageError) return [];
    throw error;
  }
}

function firstProse(scored: Scored, root: RootChoice): number {
  for (let i = root.box.first; i < root.box.last; i++) if ((scored.value[i] ?? 0) > 60) return i;
  return root.box.first;
}

function assemble(
  page: HtmlPage,
  facts: PageFacts,
  body: ReadBody,
  base: string | null,
  rules: Ruleset,
  site: SiteReading | null,
  trace?: ReadTrace,
): Article {
  const { scan, scored, range, title } = body;
  const url = canonicalUrl(facts, page.url, base);
  const place = {
    title: title.at,
    body: body.lines[0]?.segment.index ?? range.first,
    last: body.lines.at(-1)?.segment.index ?? range.last - 1,
    end: range.last,
  };
  const zone = site?.zone ?? ZONE;
  const reading = { zone, rules: rules.dates, lies: site?.dates ?? {} };
  const witnesses = [
    ...siteDates(site, zone, rules.dates),
    ...dateWitnesses(facts, scan, scored.dropped, place, reading),
  ];
  const dates = weighDates(witnesses);
  const named = [
    ...siteAuthors(site),
    ...authorWitnesses({ facts, scan, dropped: scored.dropped, place, names: nameRules(rules) }),
  ];
  const authors = chooseAuthors(named, outletNames(facts, page.url), place);
  const dateline = takeDateline(body.lines);
  const { text, blocks } = joinLines(withParts(body.lines, page, rules));
  if (text.length < SHORTEST)
    throw new NotArticleError(`only ${text.length} characters of running text in the page`);
  requireIndonesian(text, rules.html.page.names);
  if (trace) {
    trace.roots = body.root.candidates;
    const kept = new Set(body.lines.map((line) => line.segment.index));
    trace.lines = traceLines(
      scan.segments.map((s) => ({
        text: s.text,
        kept: kept.has(s.index),
        rule: scored.dropped[s.index] ?? null,
      })),
      body.removed,
    );
    trace.witnesses.title = title.witnesses.map((w) => ({ ...w, chosen: w.value === title.field?.value }));
    trace.witnesses.publishedAt = witnesses.map((w) => ({
      ...w,
      chosen: w.value === dates.published?.value,
    }));
    trace.witnesses.authors = named.map((w) => ({
      ...w,
      value: `${w.value.name} (${w.value.role})`,
      chosen: authors.includes(w),
    }));
  }
  return {
    url,
    source: null,
    title: title.field,
    summary: body.standfirst
      ? { value: body.standfirst, rule: 'page/standfirst', from: 'text' }
      : findSummary(facts, text),
    authors: authorField(authors),
    publishedAt: page.publishedAt
      ? { value: page.publishedAt, rule: 'page/given', from: 'input' }
      : dates.published,
    modifiedAt: dates.modified,
    dateline: dateline && { value: dateline, rule: 'page/dateline', from: 'text' },
    section: findSection(facts),
    tags: findTags(facts, scan, scored.dropped),
    language: 'id',
    images: findImages(facts, scan, scored.dropped, { first: Math.max(0, title.at), last: range.last }, base),
    pages: countPages(scan, range, page.url ?? url, 1 + (page.parts?.length ?? 0)),
    text,
    blocks,
    removed: body.removed,
    warnings: dates.warnings,
    site: null,
    zone: ZONE,
  };
}

/** Cuts the dateline off the first line. A line that is only the dateline goes whole. */
function takeDateline(lines: BodyLine[]) {
  const first = lines[0];
  if (!first) return null;
  const found = findDateline(first.text, first.segment.lead);
  if (!found) return null;
  if (found.rest) lines[0] = { ...first, text: found.rest };
  else lines.shift();
  return found.dateline;
}
