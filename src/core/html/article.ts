import { NotArticleError } from '../errors.js';
import type { ExtractOptions } from '../extract.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Article, HtmlPage } from '../types.js';
import type { BodyLine } from './content/body.js';
import { joinLines } from './content/join.js';
import { scanPage } from './content/scan.js';
import { ZONE } from './given.js';
import { requireIndonesian } from './language.js';
import { authorWitnesses } from './meta/author-witnesses.js';
import { authorField, chooseAuthors } from './meta/authors.js';
import { weighDates } from './meta/date.js';
import { dateWitnesses } from './meta/date-witnesses.js';
import { type DatelineNames, datelineNames, findDateline } from './meta/dateline.js';
import { type PageFacts, readFacts } from './meta/facts.js';
import { findImages } from './meta/images.js';
import { nameRules } from './meta/names.js';
import { outletNames } from './meta/outlet.js';
import { countPages } from './meta/pages.js';
import { findSection, findSummary, findTags } from './meta/topics.js';
import { resolveUrl, statedUrl } from './meta/url.js';
import { parseHtml } from './parse.js';
import { type ReadBody, readBody, withParts } from './read-body.js';
import { siteAuthors, siteDates, withSite } from './sites/apply.js';
import { homeOf } from './sites/home.js';
import { readSite, type SiteReading } from './sites/reading.js';
import { canonicalUrl } from './sites/urls.js';
import { type ReadTrace, traceArticle } from './trace.js';

/** Less text than this is no article, whatever the page. */
const SHORTEST = 120;

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
  const first = readBody(scan, facts, rules, site, trace);
  const { body, warnings } = withParts(first, page, rules, options);
  const base = resolveUrl(scan.base ?? '', page.url) ?? page.url;
  const article = assemble(page, facts, body, base, rules, site, trace);
  article.warnings.push(...warnings);
  return withSite(article, site, body.bySite);
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
  const stated = statedUrl(facts, page.url, base);
  const url = addressOf(page.url, stated, rules);
  const place = {
    title: title.at,
    body: body.lines[0]?.segment.index ?? range.first,
    last:
      body.lines.findLast((line) => scan.segments[line.segment.index] === line.segment)?.segment.index ??
      range.last - 1,
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
  const outlet = outletNames(facts, page.url);
  const authors = chooseAuthors(named, outlet, place);
  const dateline = takeDateline(body.lines, datelineNames(rules, outlet));
  const { text, blocks } = joinLines(body.lines);
  if (text.length < SHORTEST)
    throw new NotArticleError(`only ${text.length} characters of running text in the page`);
  requireIndonesian(text, rules.html.page.names);
  if (trace)
    traceArticle(trace, body, { dates: witnesses, publishedAt: dates.published?.value, named, authors });
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
    pages: countPages([body, ...body.parts], page.url ?? url),
    text,
    blocks,
    removed: body.removed,
    warnings: dates.warnings,
    site: null,
    zone: ZONE,
  };
}

/** Where the page came from decides; of a page without an address, all that is known is what it says. */
function addressOf(given: string | null, stated: string | null, { sites }: Ruleset): string | null {
  if (given && /^https?:/i.test(given)) return homeOf(sites, given, stated);
  return stated && canonicalUrl(sites, stated);
}

/** Cuts the dateline off the first line. A line that is only the dateline goes whole. */
function takeDateline(lines: BodyLine[], names: DatelineNames) {
  const first = lines[0];
  if (!first) return null;
  const found = findDateline(first.text, first.segment.lead, names);
  if (!found) return null;
  if (found.rest) lines[0] = { ...first, text: found.rest };
  else lines.shift();
  return found.dateline;
}
