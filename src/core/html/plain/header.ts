import type { Ruleset } from '../../rules/ruleset.js';
import type { Author, Field, Removal } from '../../types.js';
import { nameRules, namesIn } from '../meta/names.js';
import { bareAuthors, labelledAuthors, mayBeByline } from './bylines.js';
import { type Line, looksLikeTitle } from './lines.js';

/** What stands above the article in a copied page. */
export interface Header {
  title: Field<string> | null;
  publishedAt: Field<string> | null;
  authors: Field<Author[]> | null;
  /** Index of the article's first line. */
  start: number;
  removed: Removal[];
}

/** The header of a page is read from its first lines, however many menus it opens with. */
const HEADER_LINES = 150;
/** Prose in front of a dateline is a standfirst or a caption while it is no longer than this, in words. */
const STANDFIRST_WORDS = 90;

/** @param given a title the caller knows already */
export function readHeader(lines: Line[], given: string | null, rules: Ruleset): Header {
  const start = bodyStart(lines, given !== null, rules);
  const head = lines.slice(0, start);
  const date = publicationLine(head);
  const title = given ? null : titleLine(head, date);
  const authors = headAuthors(head, date, title, rules);
  return {
    title: title && { value: title.text, rule: 'plain/title', from: 'text' },
    publishedAt: date?.date ? { value: date.date, rule: 'plain/date-line', from: 'text' } : null,
    authors: authors.length > 0 ? { value: authors, rule: 'plain/byline', from: 'text' } : null,
    start,
    removed: head
      .filter((line) => line !== title)
      .map((line) => ({ rule: headRule(line, rules), text: line.text })),
  };
}

/**
 * Where the article begins: at its dateline, else at the first paragraph that is no caption and no standfirst with
 * the byline or date still to come.
 */
function bodyStart(lines: Line[], titled: boolean, rules: Ruleset): number {
  const first = firstParagraph(lines, titled, rules);
  let prose = 0;
  for (const line of lines.slice(0, HEADER_LINES)) {
    if (line.dateline && (line.prose || lines[line.index + 1]?.prose)) return line.index;
    if (line.prose && line.index >= first) prose += line.words;
    if (prose > STANDFIRST_WORDS) break;
  }
  return first;
}

function firstParagraph(lines: Line[], titled: boolean, rules: Ruleset): number {
  for (const line of lines) {
    // Below a title that is given, a first line that ends like a sentence is one, however short.
    const prose = line.prose || (titled && line.index === 0 && line.words >= 3 && line.text.endsWith('.'));
    if (!prose || line.noise || line.kind || line.date) continue;
    if (line.index === 0 && isQuestionTitle(line, lines[1])) continue;
    if (headerStillToCome(lines, line.index, rules) || isCaption(lines, line.index)) continue;
    return line.index;
  }
  return Math.max(
    0,
    lines.findIndex((line) => line.words >= 5 && !line.noise && !line.kind && !line.date && line.index > 0),
  );
}

/** "Apa Tanggapan Pedagang?" and "Harga Cabai Naik, Ini Kata Menteri!" end like sentences and are headlines. */
function isQuestionTitle(line: Line, next: Line | undefined): boolean {
  return (
    line.words <= 22 && /[?!]["”’']?$/.test(line.text) && next !== undefined && next.group !== line.group
  );
}

/** A date or byline within the next three lines: what stands before it is none of the article's text. */
function headerStillToCome(lines: Line[], index: number, rules: Ruleset): boolean {
  let seen = 0;
  for (const line of lines.slice(index + 1, index + 8)) {
    if (line.noise === null && line.kind !== 'menu') seen++;
    if (line.date !== null && line.words <= 16) return true;
    if (isByline(line, rules)) return true;
    if (seen >= 3) return false;
  }
  return false;
}

function isByline(line: Line, rules: Ruleset): boolean {
  return line.words <= 16 && line.kind !== 'credit' && !line.prose && labelledAuthors(line, rules).length > 0;
}

/** A caption stands with its credit, or with the date, in one group, and only one line of it is a sentence. */
export function isCaption(lines: Line[], index: number): boolean {
  const line = lines[index];
  if (!line || line.words > 60) return false;
  const near = [lines[index - 1], lines[index + 1]].filter((l) => l !== undefined && l.group === line.group);
  if (near.some((l) => l?.kind === 'credit')) return true;
  const before = lines[index - 1];
  return before?.group === line.group && before.date !== null && lines[index + 1]?.group !== line.group;
}

/** The first date line that is not the day the site prints above its menu. */
function publicationLine(head: Line[]): Line | null {
  const dates = head.filter((line) => line.date !== null);
  const timed = dates.filter((line) => line.date?.includes('T'));
  const afterFirst = (timed.length > 0 ? timed : dates).filter((line) => line.index > 0);
  return afterFirst[0] ?? dates[0] ?? null;
}

/**
 * The headline: of the lines above the article that can be one, the longest, those near the date or byline and the
 * very first line before others.
 */
function titleLine(head: Line[], date: Line | null): Line | null {
  let best: Line | null = null;
  let bestScore = 0;
  const anchor = date?.index ?? head.length;
  for (const line of head) {
    if (!mayBeTitle(line)) continue;
    const distance = Math.abs(anchor - line.index);
    const score =
      Math.min(line.words, 12) +
      (distance <= 3 ? 5 : 0) +
      (line.index === 0 ? 3 : 0) +
      (line.index < anchor ? 2 : 0);
    if (score > bestScore) {
      best = line;
      bestScore = score;
    }
  }
  return best;
}

function mayBeTitle(line: Line): boolean {
  if (line.noise || line.kind || line.date || line.dateline) return false;
  return looksLikeTitle(line) || (line.words <= 24 && /[?!]["”’']?$/.test(line.text));
}

function headAuthors(head: Line[], date: Line | null, title: Line | null, rules: Ruleset): Author[] {
  const authors: Author[] = [];
  for (const line of head) {
    if (line !== title) authors.push(...labelledAuthors(line, rules), ...authorsBelow(line, head, rules));
  }
  if (authors.length > 0 || !date) return authors;
  const own = bareAuthors(date, rules);
  if (own.length > 0) return own;
  for (const line of [head[date.index - 1], head[date.index + 1]]) {
    if (!line || line === title || line.date || !mayBeByline(line)) continue;
    const found = bareAuthors(line, rules);
    if (found.length > 0) return found;
  }
  return [];
}

/** "Reporter" and the name on the next line. */
function authorsBelow(label: Line, head: Line[], rules: Ruleset): Author[] {
  const names = nameRules(rules);
  const role = names.names.roles[label.text.toLowerCase().replace(/[\s:]+$/, '')];
  const below = head[label.index + 1];
  return role && below && below.words <= 12 ? namesIn(below.text, names, { role }) : [];
}

function headRule(line: Line, rules: Ruleset): string {
  if (line.date) return 'plain/date-line';
  if (isByline(line, rules)) return 'plain/byline';
  return line.rule ?? line.noise ?? (line.prose ? 'plain/caption' : 'plain/header');
}
