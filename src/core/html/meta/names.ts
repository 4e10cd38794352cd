import type { Author } from '../../types.js';
import { classifyLine } from '../boilerplate.js';
import { cleanText } from '../clean.js';
import type { PageRules } from '../page-rules.js';
import type { HtmlRules } from '../rules.js';

/** What names are read with: account names, labels, and the wording that is boilerplate rather than a name. */
export type NameRules = Pick<HtmlRules, 'boilerplate'> & { names: PageRules['names'] };

/** The part of the page rules that reading names needs. */
export function nameRules(html: HtmlRules): NameRules {
  return { boilerplate: html.boilerplate, names: html.page.names };
}

export interface NameReading {
  /** Only names after a label ("Penulis:") are taken. */
  needsLabel?: boolean;
  /** Role of names without a label. */
  role?: Author['role'];
}

const LONGEST = 140;
/** Between names: "Sri Wahyuni, Budi Santoso dan Made Arta", "Sri Wahyuni | Editor: Budi Santoso". */
const BETWEEN = /\s*(?:[|/;•·]|,(?! ?(?:S|M|Dr)\.)|\s[–—-]\s|\s(?:dan|and|&)\s)\s*/u;

/** The persons a byline names: "Penulis: Sri Wahyuni | Editor: Budi Santoso". */
export function namesIn(line: string, rules: NameRules, reading: NameReading): Author[] {
  const text = cleanText(line);
  if (!text || text.length > LONGEST) return [];
  const out: Author[] = [];
  let role = reading.role ?? null;
  for (const part of text.split(BETWEEN)) {
    const labelled = labelOf(part, rules);
    if (labelled) role = labelled.role;
    if (!role) {
      if (reading.needsLabel && out.length === 0) return [];
      continue;
    }
    const name = personName(labelled ? labelled.rest : part, rules);
    if (name) out.push({ name, role });
    else if (reading.needsLabel && !labelled) role = null;
  }
  return out;
}

/** "Penulis: Sri", "Oleh Sri", "Reporter Sri": the role, and what follows. */
function labelOf(part: string, rules: NameRules): { role: Author['role']; rest: string } | null {
  const colon = part.indexOf(':');
  if (colon > 0 && colon < 30) {
    const role = rules.names.roles[part.slice(0, colon).trim().toLowerCase()];
    return role ? { role, rest: part.slice(colon + 1) } : null;
  }
  const space = part.indexOf(' ');
  const word = part.slice(0, space).toLowerCase();
  if (space < 0 || !['oleh', 'by', 'penulis', 'reporter', 'pewarta', 'editor'].includes(word)) return null;
  return { role: rules.names.roles[word] ?? 'author', rest: part.slice(space + 1) };
}

/** A person's name as written, or null for accounts, desks, outlets, dates and sentences. */
export function personName(source: string, rules: NameRules): string | null {
  const name = source
    .replace(/\([^()]{0,60}\)?/g, ' ')
    .replace(/^[\s\p{P}]+|[\s,;:|/\\–—-]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (name.length < 3 || name.length > 50 || /\d/.test(name)) return null;
  const lower = name.toLowerCase();
  if (
    rules.names.accounts.includes(lower) ||
    rules.names.accountParts.some((part) => `${lower} `.includes(part))
  )
    return null;
  if (classifyLine(name, rules.boilerplate, { linked: true })) return null;
  const words = name.split(' ');
  // "detikFinance", "jateng", "JATENG": one word that is not written as a name is a desk or an account.
  if (words.length === 1 && !/^\p{Lu}.*\p{Ll}/u.test(name)) return null;
  if (words.length > 6 || (!words.some((w) => /^\p{Lu}/u.test(w)) && words.length > 1)) return null;
  if (words.some((w) => rules.names.functionWords.indonesian.includes(w) && w !== 'dan')) return null;
  return /^\p{L}/u.test(name) ? name : null;
}
