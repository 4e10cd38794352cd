import { parseByline } from '../../dates/byline.js';
import type { Ruleset } from '../../rules/ruleset.js';
import { classifyLine } from '../boilerplate.js';
import { cleanText } from '../clean.js';
import { type DatelineNames, findDateline } from '../meta/dateline.js';
import { type PlainKind, plainRulesOf } from './rules.js';

/** A line of a copied page with what can be said of it alone. */
export interface Line {
  index: number;
  text: string;
  words: number;
  /** Lines between two blank lines stand together: a caption with its credit, a byline with its date. */
  group: number;
  /** Whether it reads as a paragraph of an article: a sentence that ends, or many words. */
  prose: boolean;
  /** Its kind by rules/plain, with the rule; the first that applies. */
  kind: PlainKind | null;
  rule: string | null;
  /** The rule of rules/boilerplate by which all of it goes. */
  noise: string | null;
  /** "Kamis, 5 Juli 2018 07:45 WIB" and nothing else that matters. */
  date: string | null;
  dateline: boolean;
}

const PROSE_WORDS = 8;
const LONG_WORDS = 28;
/** A date line holds a date, a time and a name or an outlet, and no more. */
const DATE_LINE_WORDS = 16;

/** What lines are read with. */
export interface LineContext {
  zone: string;
  rules: Ruleset;
  datelines: DatelineNames;
}

/** Lines without the blank ones, white space collapsed, each with its kind. Linear in the text. */
export function readLines(text: string, context: LineContext): Line[] {
  const lines: Line[] = [];
  let group = 0;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/)) {
    const line = cleanText(raw);
    if (line) lines.push(readLine(line, lines.length, group, context));
    else group++;
  }
  return lines;
}

function readLine(text: string, index: number, group: number, context: LineContext): Line {
  const { zone, rules } = context;
  const words = countWords(text);
  const matched = plainRulesOf(text, rules.plain)[0];
  const verdict = words <= 90 ? classifyLine(text, rules.html.boilerplate) : null;
  const date = words <= DATE_LINE_WORDS ? dateOf(text, zone, rules) : null;
  return {
    index,
    text,
    words,
    group,
    prose: words >= LONG_WORDS || (words >= PROSE_WORDS && endsSentence(text)),
    kind: matched?.kind ?? null,
    rule: matched?.id ?? null,
    noise: verdict && verdict.rest === null ? verdict.rule : null,
    date,
    dateline: date === null && hasDateline(text, words, context.datelines),
  };
}

/** Begins with a dateline, or is one as a whole: "Jakarta (Antara) -" above its first paragraph. */
function hasDateline(text: string, words: number, names: DatelineNames): boolean {
  const found = findDateline(text, null, names);
  return found !== null && (words >= 6 || (found.rest === '' && words > 1 && found.dateline.place !== null));
}

/** A date line is made of the date and little else: names, an outlet, "Diperbarui", separators. */
function dateOf(text: string, zone: string, rules: Ruleset): string | null {
  const found = parseByline(text, { zone }, rules.dates);
  if (!found) return null;
  const rest = text.slice(0, found.start) + text.slice(found.end);
  return countWords(rest) <= 8 && !/[.!?]["”']?$/.test(text.replace(/\(.*\)\.?$/, '')) ? found.value : null;
}

export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:[.,'’/-][\p{L}\p{N}]+)*/gu)) count++;
  return count;
}

/** Whether a line ends as a sentence does: with a stop, or a closing quotation mark or bracket after one. */
export function endsSentence(text: string): boolean {
  return /[.!?…:;](?:["”’')\]]|\s*\([^()]{1,40}\))*$/.test(text.slice(-60)) || /["”]$/.test(text.slice(-1));
}

/** A short line without an end, as headlines are. */
export function looksLikeTitle(line: Line): boolean {
  return line.words >= 3 && line.words <= 24 && !/[.:;,]["”’']?$/.test(line.text);
}
