import { NotArticleError } from '../../errors.js';
import type { Ruleset } from '../../rules/ruleset.js';
import type { Article, Author, Block, Field, TextPage } from '../../types.js';
import { givenArticle, ZONE } from '../given.js';
import { requireIndonesian } from '../language.js';
import { type DatelineNames, datelineNames, findDateline } from '../meta/dateline.js';
import { outletOfAddress } from '../meta/outlet.js';
import { canonicalUrl, siteForUrl } from '../sites/urls.js';
import { type ReadTrace, traceLines } from '../trace.js';
import { type Body, type Piece, readBody } from './body.js';
import { type Header, readHeader } from './header.js';
import { type Line, readLines } from './lines.js';
import { bodyEnd } from './tail.js';

/**
 * Reads a page copied out of a browser: tells title, byline, date, captions, lists of other articles, forms and
 * trailers from the article.
 * @throws NotArticleError when no article text is left
 * @throws NotIndonesianError
 */
export function readPlain(page: TextPage, rules: Ruleset, trace?: ReadTrace): Article {
  const site = siteForUrl(rules.sites, page.url);
  const zone = site?.zone ?? ZONE;
  const base = { ...givenArticle(page, zone), ...sourceOf(page, rules) };
  const datelines = datelineNames(rules, outletOfAddress(page.url));
  const lines = readLines(page.text, { zone, rules, datelines });
  const header = readHeader(lines, page.title ?? null, rules);
  const title = page.title ?? header.title?.value ?? null;
  const end = bodyEnd(lines, header.start);
  const body = readBody(lines.slice(header.start, end).map(reindexed), title, rules);
  const rest = lines.slice(end).map((line) => ({ rule: tailRule(line, lines[end]), text: line.text }));
  const { text, blocks, dateline } = layOut(body.pieces, datelines);
  if (!text.trim()) throw new NotArticleError('no article text in it');
  const removed = [...header.removed, ...body.removed, ...rest];
  if (trace) {
    const gone = new Set(removed.map((r) => r.text));
    trace.lines = traceLines(
      lines.map((l) => ({ text: l.text, kept: !gone.has(l.text), rule: l.rule })),
      removed,
    );
  }
  requireIndonesian(text, rules.html.page.names);
  return {
    ...base,
    title: base.title ?? header.title,
    publishedAt: base.publishedAt ?? header.publishedAt,
    authors: authorsOf(header, body),
    dateline,
    text,
    blocks,
    removed,
  };
}

function reindexed(line: Line, index: number): Line {
  return { ...line, index };
}

function tailRule(line: Line, first: Line | undefined): string {
  return line.rule ?? line.noise ?? first?.rule ?? 'plain/after-article';
}

function sourceOf(page: TextPage, rules: Ruleset): Pick<Article, 'source' | 'url'> {
  const site = siteForUrl(rules.sites, page.url);
  const url = page.url ? canonicalUrl(rules.sites, page.url) : null;
  return {
    url,
    source: site ? { id: site.id, name: site.name, domain: site.domains[0] ?? '' } : null,
  };
}

/** Authors above the article, then editors and others named below it. */
function authorsOf(header: Header, body: Body): Field<Author[]> {
  const above = header.authors?.value ?? [];
  const below = body.authors.filter(
    (a) => !above.some((b) => b.name === a.name) && (a.role !== 'author' || above.length === 0),
  );
  const value = [...above, ...below].filter(
    (a, i, all) => all.findIndex((b) => b.name === a.name && b.role === a.role) === i,
  );
  return { value, rule: 'plain/byline', from: 'text' };
}

/** The text with a blank line between blocks, and the dateline taken off its beginning. */
function layOut(pieces: Piece[], names: DatelineNames): Pick<Article, 'text' | 'blocks' | 'dateline'> {
  const first = pieces[0];
  const found = first ? findDateline(first.text, null, names) : null;
  const blocks: Block[] = [];
  let text = '';
  pieces.forEach((piece, i) => {
    const own = i === 0 && found ? found.rest : piece.text;
    if (!own) return;
    if (text) text += '\n\n';
    blocks.push({ kind: piece.kind, start: text.length, end: text.length + own.length });
    text += own;
  });
  const dateline = found ? { value: found.dateline, rule: 'plain/dateline', from: 'text' } : null;
  return { text, blocks, dateline };
}
