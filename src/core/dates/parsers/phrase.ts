import { isoDay } from '../calendar.js';
import {
  anchored,
  DIGIT,
  END,
  GAP,
  LONGEST_TRIGGER,
  matchAt,
  NUMBER_END,
  type Parser,
  wordAfter,
  wordBefore,
} from '../parser.js';
import { type MovingDay, makePiece, type Piece } from '../piece.js';
import type { DateRule } from '../schema.js';
import { alternatives, wordKey } from '../vocabulary.js';
import { firstWord, firstWords } from '../words.js';

/** Rule of the phrase parser; what it finds carries the id of the phrase's own rule. */
export const PHRASES = 'dates/phrase';

/** Fixed phrases of the rule files: "kemarin lusa", "saat ini", "Hari Kartini", "HUT ke-75 RI". */
export function phraseParser(rules: DateRule[]): Parser {
  const byPhrase = new Map(
    rules.flatMap((rule) =>
      (rule.phrases ?? []).map((phrase): [string, DateRule] => [phraseKey(phrase), rule]),
    ),
  );
  const phrases = rules.flatMap((rule) => rule.phrases ?? []);
  const byFirst = new Map([...firstWords(phrases)].map((first): [string, string[]] => [first, []]));
  for (const phrase of phrases) byFirst.get(firstWord(phrase))?.push(phrase);
  // Made when its first word is met: a text has few of them, and one pattern of all takes long to compile.
  const patterns = new Map<string, RegExp>();
  const patternOf = (first: string): RegExp => {
    const known = patterns.get(first);
    if (known) return known;
    const made = anchored(`(?:${alternatives(byFirst.get(first) ?? [])})${END}`);
    patterns.set(first, made);
    return made;
  };
  return {
    rule: PHRASES,
    triggers: phrases.some((p) => /^\d/.test(p)) ? [...firstWords(phrases), DIGIT] : firstWords(phrases),
    parse(text, at) {
      const first = firstWord(text.slice(at, at + LONGEST_TRIGGER));
      const found = byFirst.has(first) ? matchAt(patternOf(first), text, at) : null;
      const rule = byPhrase.get(phraseKey(found?.text ?? ''));
      if (!found || !rule || !inPlace(rule, text, at, found.end)) return null;
      return [meaning(rule, at, found.end)];
    },
  };
}

function phraseKey(phrase: string): string {
  return wordKey(phrase.replace(/[‐‑–]/g, '-'));
}

const SINCE = new Set(['sejak', 'dari', 'yang', 'seperti', 'semenjak', 'zaman', 'masa']);

function inPlace(rule: DateRule, text: string, at: number, end: number): boolean {
  if (rule.capital && !/^\p{Lu}/u.test(text.slice(at, at + 1))) return false;
  const before = wordKey(wordBefore(text, at));
  const isFirst = /^\p{Lu}/u.test(text.slice(at, at + 1));
  if (rule.only_after && !isFirst && !rule.only_after.includes(before)) return false;
  if (rule.not_final && !isFirst && !SINCE.has(before) && !wordAfter(text, end)) return false;
  if (rule.not_after?.includes(before)) return false;
  return !rule.not_before?.includes(wordKey(wordAfter(text, end)));
}

function meaning(rule: DateRule, at: number, end: number): Piece {
  if (rule.ref) return makePiece('ref', rule.id, at, end, { value: rule.ref });
  if (rule.duration) return makePiece('duration', rule.id, at, end, { value: rule.duration });
  if (rule.set) return makePiece('set', rule.id, at, end, { value: rule.set });
  const fields: Piece['fields'] = {};
  if (rule.dayPart) fields.dayPart = rule.dayPart;
  if (rule.month && rule.day) Object.assign(fields, { month: rule.month, day: rule.day });
  return makePiece('point', rule.id, at, end, {
    fields,
    moving: movingDay(rule),
    shift: rule.shift ?? null,
    base: rule.base,
  });
}

function movingDay({ hijri, easter, days }: DateRule): MovingDay | null {
  if (hijri) return { hijri };
  if (easter !== undefined) return { easter };
  return days ? { days: days.map(isoDay) } : null;
}

/** "HUT ke-75 RI", "HUT RI ke-75", "Hari Bhayangkara ke-74": the year is that of the founding plus the count. */
export function anniversaryParser(rules: DateRule[]): Parser {
  const national = rules.find((rule) => rule.id === 'dates/independence-day');
  const count = String.raw`ke[- ](?<count>\d{1,3})`;
  const state = '(?:kemerdekaan )?(?:ri|republik indonesia|kemerdekaan indonesia|indonesia)';
  const birthday = anchored(
    `(?:hut|hari ulang tahun)${GAP}(?:${count}${GAP}${state}|${state}${GAP}${count.replace('count', 'late')})${END}`,
  );
  const named = rules.filter((rule) => rule.since && rule.phrases);
  const other = anchored(
    `(?<phrase>${alternatives(named.flatMap((r) => r.phrases ?? []))})${GAP}${count}${END}${NUMBER_END}`,
  );
  return {
    rule: 'dates/anniversary',
    triggers: ['hut', 'hari'],
    parse(text, at) {
      const ours = matchAt(birthday, text, at);
      const found = ours ?? matchAt(other, text, at);
      if (!found) return null;
      const key = phraseKey(found.groups.phrase ?? '');
      const rule = ours ? national : named.find((r) => r.phrases?.some((p) => phraseKey(p) === key));
      if (!rule?.since || !rule.month || !rule.day) return null;
      const year = rule.since + Number(found.groups.count ?? found.groups.late);
      return [
        makePiece('point', 'dates/anniversary', at, found.end, {
          fields: { year, month: rule.month, day: rule.day },
        }),
      ];
    },
  };
}
