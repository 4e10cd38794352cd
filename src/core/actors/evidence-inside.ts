import type { Candidate } from './candidate.js';
import { orgWordAt } from './forms.js';
import { atStart, entryAt, hasUse, isName, isOrdinary, type Reading } from './reading.js';
import { phraseKey } from './trie.js';
import { add, addRule, addThing, isAcronym, never, type Weights } from './weights.js';

/** "Darto-Wirya": two names, not one. */
const pair: Weights = [-2, 0, 0];
const withDigit: Weights = [-9, -0.5, -2];
const concept: Weights = [-1, 1, -1.5];
/** "Photography", "Efficiency": English words of things. */
const foreign: Weights = [-1.2, 0.3, 0];
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

/** Endings that Indonesian personal names have and ordinary words seldom do. */
const nameEnding =
  /(?:wan|wati|anto|yanto|yono|iono|ono|ardi|adi|udin|uddin|ullah|syah|ningsih|ningrum|sari|tomo|oko|ewo|awa|asih|putra|putri|iyah|utomo|nugroho|santo|sono|rjo|djo|oedjo|djie|hadi|yadi|zal|mad|med|sman|iman|aldi|andi|endi|rudi|ogo|angga|tama|dra|ndra|mita|inta|lina|yani|yanti|isna|niar|asa|wijaya|kusuma)$/;

/** Endings of English words for things and doings. */
const foreignEnding = /(?:tion|sion|ment|ness|ency|ancy|graphy|ology|ship|ics|ing|hood|ness|ware)$/;

/** An abbreviation of a thing, not of a body: "BBM", "PDB". */
const isTerm = (r: Reading, abbreviation: string): boolean =>
  r.lexicon
    .usesAt([phraseKey(abbreviation)], 0, 1)
    .some(({ values }) => values.some((v) => v.use === 'not-name'));

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
  if (c.abbreviation) add(c, isTerm(r, c.abbreviation) ? never : plain === words ? concept : [-1, 3, 0]);
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
  else if (isPair(r, key)) add(c, pair);
  else if (key.length > 4 && !isOrdinary(r, i) && nameEnding.test(key)) add(c, shapely);
  else if (key.length > 5 && foreignEnding.test(key)) add(c, foreign);
  else return 0;
  return isName(r, i) ? 1 : 0;
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
