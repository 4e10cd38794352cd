import type { Candidate } from './candidate.js';
import type { Use, WordUse } from './lexicon.js';
import {
  atStart,
  entryAt,
  hasUse,
  isCapital,
  isName,
  isOrdinary,
  joined,
  type Reading,
  useAt,
} from './reading.js';
import { phraseKey } from './trie.js';

/** What one observation adds for person, organization and place. */
type Weights = readonly [number, number, number];

const sayBefore: Weights = [3, 0.6, 0];
const sayAfter: Weights = [2.6, 1.2, 0];
const actAfter: Weights = [0.8, 0, 0];
const verbAfter: Weights = [0.7, 0.7, 0];
/** "menegur Dahlan", "terhadap Ankvab", "ditemani Sari". */
const object: Weights = [0.6, 0.3, 0];
/** "pohon Hibiscadelphus", "misi Mercury": the noun says what it is, and it is no person. */
const thing: Weights = [-0.6, -0.1, 0];
/** "Irak dan X", "di Slipi, X,": listed with a name of a known kind. */
const withPlace: Weights = [0, 0, 1.7];
const withOrganisation: Weights = [0, 1.7, 0];
const withPerson: Weights = [0.8, 0, 0];
const capitalsAct: Weights = [0, 0.8, 0];
/** "Jokowi-JK": two names, not one. */
const pair: Weights = [-2, 0, 0];
const withDigit: Weights = [-9, -0.5, -2];
/** "Bahan Bakar Minyak (BBM)" */
const never: Weights = [-9, -9, -9];
const concept: Weights = [-1, 1, -1.5];
/** "Haemorrhagic", "Efficiency": English words of things. */
const foreign: Weights = [-1.2, 0.3, 0];
const locative: Weights = [-1, -0.5, 3];
/** "dari Arsenal", "melalui Medco": whence and by what; a place, a body or a person. */
const source: Weights = [-0.4, 0.6, 1.7];
/** "film Laskar", "Operasi Lilin": names of works, events and products. */
const thingLead: Weights = [-3, -1, 0];
const companyDoes: Weights = [0, 2, 0];
const orgLead: Weights = [-1, 4, 0];
const age: Weights = [5, 0, 0];
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
const comesWithPlace: Weights = [0, 0, 1.5];
const weakEntry = 1.6;

/** Endings that Indonesian personal names have and ordinary words seldom do. */
const nameEnding =
  /(?:wan|wati|anto|yanto|yono|iono|ono|ardi|adi|udin|uddin|ullah|syah|ningsih|ningrum|sari|tomo|oko|ewo|awa|asih|putra|putri|iyah|utomo|nugroho|santo|sono|rjo|djo|oedjo|djie|hadi|yadi|zal|mad|med|sman|iman|aldi|andi|endi|rudi|ogo|angga|tama|dra|ndra|mita|inta|lina|yani|yanti|isna|niar|asa|wijaya|kusuma)$/;

/** Endings of English words for things and doings. */
const foreignEnding = /(?:tion|sion|ment|ness|ency|ancy|graphy|ology|ship|ics|ing|hood|ness|ware)$/;

/** Adds to the candidate's score what stands before, after and in it; `previous` is the name before it, if any. */
export function weigh(r: Reading, c: Candidate, to: number, previous: Candidate | null): void {
  weighBefore(r, c);
  if (previous) weighListed(r, c, to, previous);
  weighAfter(r, c, to);
  weighInside(r, c, to);
}

function add(c: Candidate, weights: Weights): void {
  c.score[0] += weights[0];
  c.score[1] += weights[1];
  c.score[2] += weights[2];
}

function addRule(r: Reading, c: Candidate, rule: string, weights: Weights): void {
  add(c, weights);
  r.trace.add(rule);
  c.rule = rule;
}

const beforeUses: readonly [Use, Weights][] = [
  ['say-before', sayBefore],
  ['locative', locative],
  ['source', source],
  ['thing-lead', thingLead],
  ['place-lead', [0, 0, 2]],
  ['org-lead', orgLead],
];

function weighBefore(r: Reading, c: Candidate): void {
  if (c.title && c.title.strength > 0) {
    const acronymAfterOffice =
      r.shapes[c.first] === 'upper' && c.last === c.first + 1 && c.title.strength <= 4;
    add(c, acronymAfterOffice ? [0.5, 2, 0] : [c.title.strength, 0, 0]);
    return;
  }
  const at = r.tokens[c.first - 1]?.text.match(/^["“”'‘]$/) ? c.first - 2 : c.first - 1;
  const found = phraseBefore(r, at);
  for (const value of found ?? []) {
    const weights = beforeUses.find(([use]) => use === value.use)?.[1];
    if (weights && !(isCapital(r, at) && value.use !== 'say-before' && value.use !== 'locative'))
      addRule(r, c, value.rule, weights);
  }
  if (r.keys[at] === 'oleh' || r.keys[at] === 'kepada' || r.keys[at] === 'dengan') add(c, [1, 0.8, 0]);
  else if (r.keys[at] === 'si' || r.keys[at] === 'sang') add(c, [2, 0, 0]);
  else if (!isCapital(r, at) && !found) weighPhrase(r, c, at);
}

/** What is known of the longest phrase that ends at `at`: "kantor berita", "di". */
function phraseBefore(r: Reading, at: number): readonly WordUse[] | null {
  for (let first = Math.max(at - 1, 0); first <= at; first++) {
    for (const { length, values } of r.lexicon.usesAt(r.keys, first, at + 1))
      if (first + length === at + 1) return values;
  }
  return null;
}

/** The verb or noun that takes the name as its object or says what it is. */
function weighPhrase(r: Reading, c: Candidate, at: number): void {
  const pos = r.tokens[at]?.pos;
  if (pos === 'VERB' || /^(terhadap|tentang|maupun|bersama|antara|soal)$/.test(r.keys[at] ?? ''))
    add(c, object);
  if (pos !== 'NOUN' || !joined(r, c.first)) return;
  // "kunjungan Solana", "terbunuhnya Hariri": who does or suffers it
  const { prefix, suffix, enclitics } = r.reader.read(r.tokens[at]?.text ?? '');
  if (prefix === '' && suffix === '' && enclitics.length === 0) add(c, thing);
  else if (suffix === 'an') add(c, object);
}

/** "Irak dan X": what stands in one list is of one kind. */
function weighListed(r: Reading, c: Candidate, to: number, previous: Candidate): void {
  const gap = c.first - previous.last;
  const between = r.keys[c.first - 1] ?? '';
  if (gap < 1 || gap > 2 || !/^(,|dan|atau|maupun|serta)$/.test(between)) return;
  if (gap === 2 && r.keys[previous.last] !== ',') return;
  const closed = between !== ',' || c.last >= to || /^[,.(]$/.test(r.tokens[c.last]?.text ?? '');
  if (!closed) return;
  if (previous.kind === 'place') add(c, withPlace);
  else if (previous.kind === 'organization') add(c, withOrganisation);
  else add(c, withPerson);
}

function weighAfter(r: Reading, c: Candidate, to: number): void {
  const at = c.last;
  if (at >= to) return;
  if (joined(r, at) && isCapital(r, at)) addThing(r, c, at);
  if (isAge(r, at, to)) {
    add(c, age);
    return;
  }
  const say = hasUse(r, at, 'say-after');
  if (say) addRule(r, c, say.rule, sayAfter);
  else if (r.tokens[at]?.pos === 'VERB' && !isCapital(r, at)) add(c, verbAfter);
  const act = hasUse(r, at, 'act-after');
  if (act) addRule(r, c, act.rule, isAcronym(r, c) ? capitalsAct : actAfter);
  const company = hasUse(r, at, 'org-after');
  if (company) addRule(r, c, company.rule, companyDoes);
  const person = hasUse(r, at, 'person-after');
  if (person) addRule(r, c, person.rule, [3, 0, 0]);
  if (r.tokens[at]?.text === ',' || r.tokens[at]?.text === '(') {
    if (entryAt(r, at + 1, to, (e) => e.kind === 'place' && e.strength !== 'weak')) add(c, comesWithPlace);
    const phrase = useAt(r, at + 1, to, apposed);
    if (phrase && r.tokens[at]?.text === ',' && phrase.use === 'office') add(c, [2, 0, 0]);
    if (r.keys[at + 1] === 'yang') add(c, [0.9, 0.3, 0]);
  }
}

const apposed: ReadonlySet<Use> = new Set(['office', 'person']);

/** "Ramon Award", "Kutai Festival": the last word makes it an event or a prize. */
function addThing(r: Reading, c: Candidate, i: number): void {
  const thing = hasUse(r, i, 'thing-tail');
  if (thing) addRule(r, c, thing.rule, never);
}

/** "(34)", "(34 tahun)", ", 34 tahun" after a name. */
function isAge(r: Reading, at: number, to: number): boolean {
  const open = r.tokens[at]?.text;
  const years = r.tokens[at + 1];
  if (at + 2 >= to || !years || (open !== '(' && open !== ',') || !/^\d{1,2}$/.test(years.text)) return false;
  return open === '('
    ? [')', 'tahun', 'th', 'thn'].includes(r.keys[at + 2] ?? '')
    : /^(tahun|thn|th)$/.test(r.keys[at + 2] ?? '');
}

/** An abbreviation of a thing, not of a body: "BBM", "PDB". */
const isTerm = (r: Reading, abbreviation: string): boolean =>
  r.lexicon
    .usesAt([phraseKey(abbreviation)], 0, 1)
    .some(({ values }) => values.some((v) => v.use === 'not-name'));

const isAcronym = (r: Reading, c: Candidate): boolean =>
  c.last === c.first + 1 && r.shapes[c.first] === 'upper';

function weighInside(r: Reading, c: Candidate, to: number): void {
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

export const kindIndex = { person: 0, organization: 1, place: 2 } as const;

function countOrdinary(r: Reading, c: Candidate): number {
  let count = 0;
  for (let i = c.first; i < c.last; i++) if (isOrdinary(r, i)) count++;
  return count;
}

/** One word of the name; 1 when it tells something. */
function weighWord(r: Reading, c: Candidate, i: number): number {
  const key = r.keys[i] ?? '';
  const { firstNames, lastNames } = r.lexicon;
  const orgTail = hasUse(r, i, 'org-tail') ?? hasUse(r, i, 'org-inner');
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

/** "Prabowo-Hatta": a hyphen between names, as of candidates who stand together. */
function isPair(r: Reading, key: string): boolean {
  const parts = key.split('-');
  if (parts.length !== 2) return false;
  return parts.some(
    (p) => r.lexicon.firstNames.has(p) || r.lexicon.lastNames.has(p) || p.length < 2 || isPerson(r, p),
  );
}

const isPerson = (r: Reading, key: string): boolean =>
  r.lexicon.entriesAt([key], 0, 1).some(({ values }) => values.some((e) => e.kind === 'person'));
