import type { Candidate } from './candidate.js';
import { orgWordAt } from './forms.js';
import type { Use } from './lexicon.js';
import { atStart, entryAt, hasUse, isName, isOrdinary, type Reading } from './reading.js';
import { phraseKey } from './trie.js';
import { add, addRule, addThing, isAcronym, never, type Weights } from './weights.js';

/** "Darto-Wirya": two names, not one. */
const pair: Weights = [-2, 0, 0];
const withDigit: Weights = [-9, -0.5, -2];
const concept: Weights = [-1, 1, -1.5];
/** "Photography", "Efficiency": English words of things. */
const foreign: Weights = [-1.2, 0.3, 0];
const mixed: Weights = [-2, 1, 0];
const tail: Weights = [-2, 5, 0];
const placeTail: Weights = [-1, 0, 4];
const acronym: Weights = [-1, 1, 0];
const firstName: Weights = [3, 0, 0];
const lastName: Weights = [2, 0, 0];
const initials: Weights = [2, 0, 0];
const shapely: Weights = [1, 0, 0];
const several: Weights = [1.7, 0.3, 0];
const unknown: Weights = [1.1, 0.2, 0];
const unknownAtStart: Weights = [0.8, 0.3, 0];
const ordinary: Weights = [-1.5, -1.5, -1.5];
const weakEntry = 1.6;

/** An abbreviation of a thing, not of a body: "BBM", "PDB". */
const isTerm = (r: Reading, abbreviation: string): boolean =>
  r.lexicon.useOf(phraseKey(abbreviation), 'not-name') !== null;

/** What a name's own words tell of its kind. */
export function weighInside(r: Reading, c: Candidate, to: number): void {
  const words = c.last - c.first;
  let known = 0;
  for (let i = c.first; i < c.last; i++) {
    known += weighWord(r, c, i);
  }
  if (words > 1) addThing(r, c, c.last - 1);
  const plain = countOrdinary(r, c);
  if (plain === words && known === 0) add(c, ordinary);
  else if (words > 1 && plain === 0) add(c, several);
  else if (words === 1 && plain === 0 && r.shapes[c.first] === 'capital')
    add(c, atStart(r, c.first) ? unknownAtStart : unknown);
  if (isAcronym(r, c)) add(c, acronym);
  if (r.tokens[c.last - 1]?.text.includes('.co')) add(c, tail);
  if (r.keys[c.last - 1] === 'indonesia' && words > 1) add(c, [-2, 4, 0]);
  // "Untung eskalator itu berfungsi": at the start an ordinary word needs more than being a name too
  if (plain === 1 && words === 1 && atStart(r, c.first)) add(c, [-1.8, 0, 0]);
  const weak = entryAt(r, c.first, to, (e) => e.strength === 'weak');
  if (weak && weak.end === c.last) {
    c.entry = weak.entry;
    c.score[kindIndex[weak.entry.kind]] += weakEntry;
  }
}

/** What the abbreviation behind a name tells; it stands there once, and is not the name's own. */
export function weighBracket(r: Reading, c: Candidate): void {
  if (!c.abbreviation) return;
  const plain = countOrdinary(r, c) === c.last - c.first - 3;
  add(c, isTerm(r, c.abbreviation) && !c.title?.office ? never : plain ? concept : [-1, 3, 0]);
}

const kindIndex = { person: 0, organization: 1, place: 2 } as const;

function countOrdinary(r: Reading, c: Candidate): number {
  let count = 0;
  for (let i = c.first; i < c.last; i++) if (isOrdinary(r, i)) count++;
  return count;
}

/** One word of the name; 1 when it tells something. */
function weighWord(r: Reading, c: Candidate, i: number): number {
  const key = r.keys[i] ?? '';
  const { firstNames, lastNames } = r.lexicon;
  const orgTail = orgWordAt(r, i);
  if (orgTail && (i > c.first || orgTail.use === 'org-inner')) {
    addRule(r, c, orgTail.rule, tail);
    return 1;
  }
  const site = i > c.first ? (hasUse(r, i, 'place-tail') ?? hasUse(r, i, 'direction')) : null;
  if (site) {
    addRule(r, c, site.rule, placeTail);
    return 1;
  }
  if (firstNames.has(key)) add(c, i === c.first ? firstName : lastName);
  else if (lastNames.has(key)) add(c, lastName);
  else if (r.shapes[i] === 'initial' && c.last - c.first > 1) add(c, initials);
  else if (/\d/.test(key)) add(c, withDigit);
  else if (isPair(r, key)) add(c, hasUse(r, c.first - 1, 'pair-lead') ? several : pair);
  else {
    weighShape(r, c, i);
    return 0;
  }
  return isName(r, i) ? 1 : 0;
}

/** What the form of a word in no list of names tells: how it ends, an English word, capitals inside it. */
function weighShape(r: Reading, c: Candidate, i: number): void {
  const key = r.keys[i] ?? '';
  const english = hasUse(r, i, 'foreign-word');
  const own = key.length > 4 && !isOrdinary(r, i) ? endingOf(r, key, 'name-ending') : null;
  const ending = own ? null : key.length > 5 ? endingOf(r, key, 'foreign-ending') : null;
  if (english) addRule(r, c, english.rule, foreign);
  else if (own) addRule(r, c, own, shapely);
  else if (ending) addRule(r, c, ending, foreign);
  if (camel.test(r.tokens[i]?.text ?? '')) add(c, mixed);
}

/** "YouTube", "MedcoEnergi"; not "McDowell", "DiCaprio". */
const camel = /^(?!Mc|Mac|De|Di|La|Le|Fitz|O)\p{Lu}?\p{Ll}+\p{Lu}/u;

/** The rule of the longest such ending of a word. */
function endingOf(r: Reading, key: string, use: Use): string | null {
  for (let n = Math.min(8, key.length - 1); n > 1; n--) {
    const found = r.lexicon.useOf(key.slice(-n), use);
    if (found) return found.rule;
  }
  return null;
}

/** "Darto-Wirya": a hyphen between names, as of candidates who stand together. */
function isPair(r: Reading, key: string): boolean {
  const parts = key.split('-');
  if (parts.length !== 2) return false;
  return parts.some(
    (p) => r.lexicon.firstNames.has(p) || r.lexicon.lastNames.has(p) || p.length < 2 || isPerson(r, p),
  );
}

const isPerson = (r: Reading, key: string): boolean =>
  r.lexicon.entriesAt([key], 0, 1).some(({ values }) => values.some((e) => e.kind === 'person'));
