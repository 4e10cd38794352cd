import { parseByline } from '../../dates/byline.js';
import type { Ruleset } from '../../rules/ruleset.js';
import type { Author } from '../../types.js';
import { ZONE } from '../given.js';
import { nameRules, namesIn, personName } from '../meta/names.js';
import type { Line } from './lines.js';
import { plainRulesOf } from './rules.js';

/** A byline in one line with its date is no longer than this, in words. */
const MOST_WORDS = 24;

/** The persons a labelled byline names: "Penulis: Desy Lestari | Editor: Budi". Photo credits are none. */
export function labelledAuthors(line: Line, rules: Ruleset): Author[] {
  if (line.words > MOST_WORDS || line.kind === 'credit' || line.kind === 'captioned') return [];
  const names = nameRules(rules);
  return namesIn(line.text, names, { needsLabel: true });
}

/**
 * Names in a line without a label, beside a date: "Intan Dewi, Kabar Desa", "Budi Santoso - kabarFinance",
 * "Andi, Jurnalis · Kamis 16 Juli 2020". The line must be a name, or a name and an outlet.
 */
export function bareAuthors(line: Line, rules: Ruleset): Author[] {
  if (line.words > 16) return [];
  const date = parseByline(line.text, { zone: ZONE }, rules.dates);
  const before = date ? withoutWeekday(line.text.slice(0, date.start), rules) : line.text;
  const first = before.split(/ ?[|•·/] ?| [-–—] ?|, ?/)[0] ?? '';
  const name = personName(first, nameRules(rules));
  return name && isFullName(name, rules) ? [{ name, role: 'author' }] : [];
}

function withoutWeekday(text: string, rules: Ruleset): string {
  const word = /[\p{L}'’]+(?=[,\s]*$)/u.exec(text)?.[0] ?? '';
  return rules.dates.words.weekdays.has(word.toLowerCase()) ? text.slice(0, text.lastIndexOf(word)) : text;
}

/** Without a label only two or more capitalised words that are not all names of sections make a name. */
function isFullName(name: string, rules: Ruleset): boolean {
  const words = name.split(' ');
  if (words.length < 2 || !words.every((word) => /^\p{Lu}/u.test(word))) return false;
  if (/^(?:Kompas|Tribun|Detik|Tempo|Antara|CNN|CNBC|Media|Berita|Kabar|Tim|Liputan|Redaksi)/i.test(name))
    return false;
  return words.some((word) => plainRulesOf(word, rules.plain)[0]?.kind !== 'menu');
}

/** Whether a line can be an unlabelled byline: short, no sentence, no menu. */
export function mayBeByline(line: Line): boolean {
  return line.words <= 9 && line.kind === null && !line.dateline && !/[?!]$/.test(line.text);
}
