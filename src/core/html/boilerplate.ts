import type { BoilerplateRules, LineRule } from './boilerplate/rules.js';
import { MAX_WORDS, matchAt, type Template, type Word, wordsOf } from './boilerplate/template.js';

/** What is known of a line beyond its words. */
export interface LineContext {
  /** The line is mostly link, or stands where one would (a title after a list heading in copied text). */
  linked?: boolean;
}

/** A line, or part of one, that does not belong to the article. */
export interface LineVerdict {
  rule: string;
  /** What was taken out. */
  removed: string;
  /** What stays of the line; null when all of it goes. */
  rest: string | null;
  /** What goes with it: nothing more, the links listed after it, or the rest of the body. */
  takes: 'itself' | 'links' | 'rest';
}

/** Shape rules look at this many characters from the end (or start) of a line. */
const SHAPE_WINDOW = 160;
const SHAPE_LINE = 400;
const WHOLE = new Set<LineRule['match']>(['whole', 'prefix', 'suffix', 'contains']);

/**
 * Says whether a line of a page is boilerplate, by rules/boilerplate. Linear in the line's length.
 * @param line one line or paragraph, white space collapsed
 * @returns null for a line that stays as it is
 */
export function classifyLine(
  line: string,
  rules: BoilerplateRules,
  context: LineContext = {},
): LineVerdict | null {
  const words = wordsOf(line);
  return (
    inBrackets(line, rules) ??
    wholeLine(line, words, rules, context) ??
    byShape(line, rules) ??
    atTheEnd(line, words, rules) ??
    anywhere(line, words, rules)
  );
}

function wholeLine(
  line: string,
  words: Word[],
  rules: BoilerplateRules,
  context: LineContext,
): LineVerdict | null {
  if (words.length >= MAX_WORDS) return null;
  for (const { rule, template } of candidates(words[0], rules)) {
    if (!takesLine(rule, words.length, context) || rule.match === 'suffix') continue;
    const end = matchAt(template, words, 0);
    if (end >= 0 && (rule.match === 'prefix' || isLast(words, end))) return verdict(rule, line);
  }
  if (line.length > SHAPE_LINE) return null;
  for (const { rule, pattern } of rules.patterns) {
    if (!takesLine(rule, words.length, context)) continue;
    if (pattern.test(line)) return verdict(rule, line);
  }
  return null;
}

function candidates(
  word: Word | undefined,
  rules: BoilerplateRules,
): { rule: LineRule; template: Template }[] {
  if (!word) return [];
  const code = word.text.charCodeAt(0);
  return rules.byWord.get(word.text) ?? (code >= 48 && code <= 57 ? rules.byNumber : []);
}

function takesLine(rule: LineRule, count: number, context: LineContext): boolean {
  return WHOLE.has(rule.match) && count <= rule.max && (!rule.linked || context.linked === true);
}

/** A colon at the end of a line does not count. */
function isLast(words: Word[], end: number): boolean {
  return end === words.length || (end === words.length - 1 && words[end]?.text === ':');
}

/** Phrases that betray a line wherever they stand in it, or at its end. */
function anywhere(line: string, words: Word[], rules: BoilerplateRules): LineVerdict | null {
  if (words.length >= MAX_WORDS) return null;
  for (let at = 0; at < words.length; at++) {
    for (const { rule, template } of candidates(words[at], rules)) {
      if ((rule.match !== 'contains' && rule.match !== 'suffix') || words.length > rule.max) continue;
      const end = matchAt(template, words, at);
      if (end >= 0 && (rule.match === 'contains' || isLast(words, end))) return verdict(rule, line);
    }
  }
  return null;
}

function verdict(rule: LineRule, line: string): LineVerdict {
  return { rule: rule.id, removed: line, rest: null, takes: rule.takes };
}

/** Shapes at the end ("… sore ini. (fyk/ash)") or the beginning of a line; the sentence stays whole. */
function byShape(line: string, rules: BoilerplateRules): LineVerdict | null {
  const from = Math.max(0, line.length - SHAPE_WINDOW);
  const tail = line.slice(from);
  const head = line.slice(0, SHAPE_WINDOW);
  for (const { rule, pattern } of rules.patterns) {
    if (rule.match === 'trailing') {
      const m = pattern.exec(tail);
      if (m) return cut(rule, line, from + m.index, line.length);
    } else if (rule.match === 'leading') {
      const m = pattern.exec(head);
      if (m) return cut(rule, line, 0, m[0].length);
    }
  }
  return null;
}

/** "… kata dia (Baca juga: Judul lain)." */
function inBrackets(line: string, rules: BoilerplateRules): LineVerdict | null {
  const brackets = /[([]/g;
  for (let m = brackets.exec(line); m; m = brackets.exec(line)) {
    const open = m.index;
    const close = line.indexOf(m[0] === '(' ? ')' : ']', open);
    if (close < 0) return null;
    brackets.lastIndex = close;
    const words = wordsOf(line.slice(open + 1, Math.min(close, open + SHAPE_LINE)), MAX_WORDS);
    for (const { rule, template } of candidates(words[0], rules)) {
      if (rule.match !== 'bracket' || words.length > rule.max) continue;
      if (matchAt(template, words, 0) >= 0) return cut(rule, line, open, close + 1);
    }
  }
  return null;
}

/** A lead-in that begins a sentence near the end takes the rest of the line: "… tutupnya. Baca juga: Judul". */
function atTheEnd(line: string, seen: Word[], rules: BoilerplateRules): LineVerdict | null {
  const words = seen.length < MAX_WORDS ? seen : wordsOf(line, Number.POSITIVE_INFINITY);
  for (let at = Math.max(1, words.length - MAX_WORDS); at < words.length; at++) {
    const word = words[at];
    if (!word || !rules.byWord.has(word.text) || !beginsSentence(line, words[at - 1], word)) continue;
    for (const { rule, template } of candidates(word, rules)) {
      if (rule.match !== 'trailing' || words.length - at > rule.max) continue;
      if (matchAt(template, words, at) >= 0) return cut(rule, line, word.start, line.length);
    }
  }
  return null;
}

function beginsSentence(line: string, before: Word | undefined, word: Word): boolean {
  return /[.!?…”"')\]|]/.test(line.slice(before?.end ?? 0, word.start));
}

function cut(rule: LineRule, line: string, start: number, end: number): LineVerdict {
  const before = line.slice(0, start).trimEnd();
  const after = line.slice(end).trimStart();
  const glue = before && after && !/^[.,;:!?)]/.test(after) ? ' ' : '';
  const rest = `${before}${glue}${after}`;
  const kept = /[\p{L}\p{N}]/u.test(rest) ? rest : null;
  const removed = kept === null ? line : line.slice(start, end).trim();
  return { rule: rule.id, removed, rest: kept, takes: kept === null ? rule.takes : 'itself' };
}
