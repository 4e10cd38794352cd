import type { Ruleset } from '../../rules/ruleset.js';
import { isListed } from '../../text/lexicon.js';
import type { Author } from '../../types.js';
import type { BoilerplateRules } from '../boilerplate/rules.js';
import { classifyLine } from '../boilerplate.js';
import { cleanText } from '../clean.js';
import type { PageRules } from '../page-rules.js';

/** What names are read with: account names, labels, and what ordinary words and personal names are. */
export interface NameRules {
  boilerplate: BoilerplateRules;
  names: PageRules['names'];
  labels: RegExp;
  /** An ordinary word of the language, in lower case, that is not also a personal name. */
  isWord(lower: string): boolean;
  /** A place, in lower case. */
  isPlace(lower: string): boolean;
}

/** The part of the rules that reading names needs. */
export function nameRules(rules: Ruleset): NameRules {
  return {
    boilerplate: rules.html.boilerplate,
    names: rules.html.page.names,
    labels: rules.html.page.labels,
    isWord: (lower) =>
      isListed(rules.text.reader.lexicon, lower) &&
      !rules.actors.firstNames.has(lower) &&
      !rules.actors.lastNames.has(lower),
    isPlace: (lower) =>
      rules.actors.entriesAt([lower], 0, 1).some(({ values }) => values.some((v) => v.kind === 'place')) &&
      !rules.actors.firstNames.has(lower),
  };
}

export interface NameReading {
  /** Only names with a label ("Penulis:") are taken. */
  needsLabel?: boolean;
  /** Role of names without a label. */
  role?: Author['role'];
  /** A label stands beside the line, so that it may also name an agency. */
  labelled?: boolean;
}

const LONGEST = 140;
/** Between names: "Sri Wahyuni, Budi Santoso dan Made Arta", "Sri Wahyuni | Editor: Budi Santoso". */
const BETWEEN = /\s*(?:[|/;•·]|,(?! ?(?:S|M|Dr)\.)|\s[–—-]\s|\s(?:dan|and|&)\s)\s*/u;
/** "Laporan Wartawan Kabar Desa, Budi Santoso": the name comes after the outlet. */
const REPORTED = /^laporan (?:wartawan|reporter|kontributor|jurnalis)\b[^,:]{0,60}, ?/iu;

/** The persons a byline names: "Penulis: Sri Wahyuni | Editor: Budi Santoso", "Sri Wahyuni, Jurnalis". */
export function namesIn(line: string, rules: NameRules, reading: NameReading): Author[] {
  const text = cleanText(line);
  if (!text || text.length > LONGEST || text.includes('://')) return [];
  const reported = REPORTED.exec(text);
  if (reported) return namesIn(text.slice(reported[0].length), rules, { role: 'author' });
  const out: Author[] = [];
  let role = reading.role ?? null;
  /** A name that waits for a label after it. */
  let unlabelled: string | null = null;
  if (reading.needsLabel && !reading.role && !hasLabel(text, rules)) return [];
  const parts = text.split(BETWEEN);
  const labels = parts.map((part) => labelOf(part, rules));
  if (reading.needsLabel && !role && labels.every((label) => label === null)) return [];
  for (const [i, part] of parts.entries()) {
    const label = labels[i];
    if (label) {
      if (label.name) role = label.role;
      else if (unlabelled) out.push({ name: unlabelled, role: label.role });
      else role = label.role;
      unlabelled = null;
      const name = label.name && labelledName(label.name, label.role, rules);
      if (name) out.push({ name, role: label.role });
      if (label.after) role = reading.role ?? null;
      continue;
    }
    const name = reading.labelled && role ? labelledName(part, role, rules) : personName(part, rules);
    if (name && role) out.push({ name, role });
    else if (name && !out.length) unlabelled = name;
    else if (!name && reading.needsLabel) role = null;
  }
  return out;
}

/** Whether a line may hold a label. */
export function hasLabel(text: string, rules: NameRules): boolean {
  return rules.labels.test(text.toLowerCase());
}

interface Label {
  role: Author['role'];
  /** What stands with the label; "" for a label alone. */
  name: string;
  /** The label stands after the name. */
  after: boolean;
}

/** "Penulis: Sri", "Oleh Sri", "Reporter Sri", "Sri Wahyuni (Editor)", or a label alone. */
function labelOf(source: string, rules: NameRules): Label | null {
  const part = source.replace(/^[\s\p{P}]+/u, '');
  const { roles } = rules.names;
  const colon = part.indexOf(':');
  if (colon > 0 && colon < 30) {
    const role = roles[part.slice(0, colon).trim().toLowerCase()];
    return role ? { role, name: part.slice(colon + 1).trim(), after: false } : null;
  }
  const bare = part.toLowerCase().replace(/[\s\p{P}]+$/u, '');
  const alone = roles[bare];
  if (alone) return { role: alone, name: '', after: false };
  const words = bare.split(' ');
  const first = rules.names.leading[words[0] ?? ''];
  const rest = part.slice(part.indexOf(' ') + 1);
  // "Editor buku itu, …" begins a sentence.
  if (first && looksLikePerson(rest, rules)) return { role: first, name: rest, after: false };
  const last = words.length > 2 ? roles[(words.at(-1) ?? '').replace(/^\p{P}+/u, '')] : undefined;
  return last ? { role: last, name: part.slice(0, part.lastIndexOf(' ')), after: true } : null;
}

/** A label vouches for a news agency: "Reporter: Antara". */
function labelledName(source: string, role: Author['role'], rules: NameRules): string | null {
  const bare = source.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  if (role === 'author' && rules.names.agencies.includes(bare.toLowerCase())) return bare;
  return personName(source, rules);
}

/** A person's name as written, or null for accounts, desks, outlets, dates and sentences. */
export function personName(source: string, rules: NameRules): string | null {
  const name = source
    .replace(/\([^()]{0,60}\)?/g, ' ')
    .replace(/^[\s\p{P}]+|[\s,;:|/\\()[\]–—-]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (name.length < 3 || name.length > 50 || /[\d?!…_@#:]/.test(name)) return null;
  const lower = name.toLowerCase();
  const { accounts, accountParts, roles, agencies, functionWords } = rules.names;
  if (accounts.includes(lower) || agencies.includes(lower) || roles[lower]) return null;
  if (accountParts.some((part) => `${lower} `.includes(part))) return null;
  if (classifyLine(name, rules.boilerplate, { linked: true })) return null;
  const words = name.split(' ');
  // "detikFinance", "jateng", "JATENG": one word that is not written as a name is a desk or an account.
  if (words.length === 1 && !/^\p{Lu}.*\p{Ll}/u.test(name)) return null;
  if (words.length > 6 || (!words.some((w) => /^\p{Lu}/u.test(w)) && words.length > 1)) return null;
  if (words.some((w) => functionWords.indonesian.includes(w) && w !== 'dan')) return null;
  return /^\p{L}/u.test(name) ? name : null;
}

/**
 * Whether a name that no label vouches for is written like a person's: words with capitals (particles aside), and
 * not all of them ordinary words ("Kasus Aktif", "Lihat Semua") or a place.
 */
export function looksLikePerson(name: string, rules: NameRules): boolean {
  const words = name.split(' ');
  if (words.some((w) => /^\p{Ll}/u.test(w) && !rules.names.particles.includes(w))) return false;
  const lower = words.map((w) => w.toLowerCase().replace(/\.$/, ''));
  if (lower.some((w) => rules.names.notNames.includes(w))) return false;
  if (words.length === 1 && rules.isPlace(lower[0] ?? '')) return false;
  return !lower.every((w) => w.length === 1 || rules.isWord(w));
}
