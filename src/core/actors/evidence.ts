import type { Candidate } from './candidate.js';
import { weighInside } from './evidence-inside.js';
import type { Use, WordUse } from './lexicon.js';
import { entryAt, hasUse, isCapital, joined, type Reading, useAt } from './reading.js';
import { add, addRule, addThing, isAcronym, type Weights } from './weights.js';

const sayBefore: Weights = [3, 0.6, 0];
const sayAfter: Weights = [2.6, 1.2, 0];
const actAfter: Weights = [0.8, 0, 0];
const verbAfter: Weights = [0.7, 0.7, 0];
/** "menegur Darto", "terhadap Wirya", "ditemani Sari". */
const object: Weights = [0.6, 0.3, 0];
/** "Irak dan X", "di Slipi, X,": listed with a name of a known kind. */
const withPlace: Weights = [0, 0, 1.7];
const withOrganisation: Weights = [0, 1.7, 0];
const withPerson: Weights = [0.8, 0, 0];
const capitalsAct: Weights = [0, 0.8, 0];
const locative: Weights = [-1, -0.5, 3];
/** "dari Arsenal", "melalui Medco": whence and by what; a place, a body or a person. */
const source: Weights = [-0.4, 0.6, 1.7];
/** "film Laskar", "Operasi Lilin": names of works, events and products. */
const thingLead: Weights = [-3, -1, 0];
const companyDoes: Weights = [0, 2, 0];
const orgLead: Weights = [-1, 4, 0];
const age: Weights = [5, 0, 0];
const comesWithPlace: Weights = [0, 0, 1.5];

/** Adds to the candidate's score what stands before, after and in it; `previous` is the name before it, if any. */
export function weigh(r: Reading, c: Candidate, to: number, previous: Candidate | null): void {
  weighBefore(r, c);
  if (previous) weighListed(r, c, to, previous);
  weighAfter(r, c, to);
  weighInside(r, c, to);
}

/** "pohon Sanawira", "sungai Ringan": the noun says what it is, and it is no person. */
const thing: Weights = [-0.6, -0.1, 0];

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
  // "kunjungan Wirya", "terpilihnya Darto": who does or suffers it
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

/** "(34)", "(34 tahun)", ", 34 tahun" after a name. */
function isAge(r: Reading, at: number, to: number): boolean {
  const open = r.tokens[at]?.text;
  const years = r.tokens[at + 1];
  if (at + 2 >= to || !years || (open !== '(' && open !== ',') || !/^\d{1,2}$/.test(years.text)) return false;
  return open === '('
    ? [')', 'tahun', 'th', 'thn'].includes(r.keys[at + 2] ?? '')
    : /^(tahun|thn|th)$/.test(r.keys[at + 2] ?? '');
}
