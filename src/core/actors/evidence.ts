import type { Candidate } from './candidate.js';
import { weighBracket, weighInside } from './evidence-inside.js';
import { isAge, weighSaid } from './evidence-said.js';
import { weighTitle } from './evidence-title.js';
import type { Use, WordUse } from './lexicon.js';
import { hasUse, isCapital, joined, placeAt, type Reading, useAt } from './reading.js';
import { add, addRule, addThing, isAcronym, leaning, type Weights } from './weights.js';

const sayBefore: Weights = [3, 0.6, 0];
const sayAfter: Weights = [2.6, 1.2, 0];
const actAfter: Weights = [0.8, 0, 0];
const verbAfter: Weights = [0.7, 0.7, 0];
/** "menegur Darto", "terhadap Wirya", "ditemani Sari". */
const object: Weights = [0.6, 0.3, 0];
const agent: Weights = [1, 0.8, 0];
/** "gol Wirya", "karya Sari": what is done or made, before who did it. */
const deed: Weights = [1.4, 0.3, -0.3];
const personArticle: Weights = [2, 0, 0];
/** "Irak dan X", "di Slipi, X,": listed with a name of a known kind. */
const withPlace: Weights = [0, 0, 1.7];
const withOrganisation: Weights = [0, 1.7, 0];
const withPerson: Weights = [0.8, 0, 0];
const capitalsAct: Weights = [0, 0.8, 0];
const locative: Weights = [-1, -0.5, 3];
/** "dari Arsenal", "melalui Medco": whence and by what; a place, a body or a person. */
const source: Weights = [-0.4, 0.6, 1.7];
const sourceOfMove: Weights = [-0.4, 0.2, 1.9];
const sourceOther: Weights = [-0.2, 0.6, 1.2];
const sourceAcronym: Weights = [-0.4, 1, 0.3];
/** "film Laskar", "Operasi Lilin": names of works, events and products. */
const thingLead: Weights = [-3, -1, 0];
const placeLead: Weights = [0, 0, 2];
const companyDoes: Weights = [0, 2, 0];
const orgLead: Weights = [-1, 4, 0];
const orgLeadOfName: Weights = [-0.5, 2, 0];
const rival: Weights = [0, 2.2, 0];
const foreignArticle: Weights = [-3, 0.8, 0];
const age: Weights = [5, 0, 0];
const comesWithPlace: Weights = [0, 0, 1.5];

/** Adds to the candidate's score what stands before, after and in it; `previous` is the name before it, if any. */
export function weigh(r: Reading, c: Candidate, to: number, previous: Candidate | null): void {
  weighInside(r, c, to);
  c.own = c.score;
  c.score = [0, 0, 0];
  weighBracket(r, c);
  if (c.title && c.title.strength > 0) weighTitle(r, c, c.title, to);
  else weighBefore(r, c);
  if (previous) weighListed(r, c, to, previous);
  weighAfter(r, c, to);
  weighSaid(r, c, to);
}

/** "pohon Sanawira", "sungai Ringan": the noun says what it is, and it is no person. */
const thing: Weights = [-0.6, -0.1, 0];

const administrative: ReadonlySet<string | null> = new Set([
  'regency',
  'city',
  'province',
  'district',
  'village',
]);
/** Words that may have a capital of their own before a name. */
const anyCase: ReadonlySet<Use> = new Set([
  'say-before',
  'locative',
  'thing-lead',
  'foreign-article',
  'agent',
  'object-lead',
]);

/** What a word before a name tells of it. */
function leadWeights(r: Reading, c: Candidate, { use, sort }: WordUse, at: number): Weights | null {
  if (use === 'say-before') return sayBefore;
  if (use === 'locative') return locative;
  if (use === 'source') return sourceWeights(r, c, at);
  if (use === 'thing-lead') return thingLead;
  if (use === 'place-lead') return placeLead;
  if (use === 'place-head') return administrative.has(sort) ? placeLead : null;
  if (use === 'org-lead') return r.lexicon.firstNames.has(r.keys[c.first] ?? '') ? orgLeadOfName : orgLead;
  if (use === 'rival') return rival;
  if (use === 'foreign-article') return foreignArticle;
  if (use === 'agent') return agent;
  if (use === 'deed') return deed;
  if (use === 'person-article') return personArticle;
  return use === 'object-lead' ? object : null;
}

/** "tiba dari X" is a place, "dari PKB" a body; where nothing moves it may be anything. */
function sourceWeights(r: Reading, c: Candidate, at: number): Weights | null {
  const moves = hasUse(r, at - 1, 'moves');
  if (moves) r.trace.add(moves.rule);
  if (moves) return sourceOfMove;
  if (isAcronym(r, c)) return sourceAcronym;
  return r.keys[at] === 'dari' && (r.tokens[at - 1]?.pos === 'VERB' || r.tokens[at - 1]?.pos === 'NOUN')
    ? sourceOther
    : source;
}

function weighBefore(r: Reading, c: Candidate): void {
  const at = r.tokens[c.first - 1]?.text.match(/^["“”'‘]$/) ? c.first - 2 : c.first - 1;
  const found = phraseBefore(r, at);
  for (const value of found ?? []) {
    if (isCapital(r, at) && !anyCase.has(value.use)) continue;
    const weights = leadWeights(r, c, value, at);
    if (weights) addRule(r, c, value.rule, weights);
  }
  if (!isCapital(r, at) && !found) weighPhrase(r, c, at);
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
  if (pos === 'VERB') add(c, object);
  if (pos !== 'NOUN' || !joined(r, c.first)) return;
  // "kunjungan Wirya", "terpilihnya Darto": who does or suffers it
  const { prefix, suffix, enclitics } = r.reader.read(r.tokens[at]?.text ?? '');
  if (prefix === '' && suffix === '' && enclitics.length === 0) add(c, thing);
  else if (suffix === 'an') add(c, object);
}

/** "Irak dan X": what stands in one list is of one kind. */
function weighListed(r: Reading, c: Candidate, to: number, previous: Candidate): void {
  const gap = c.first - previous.last;
  const comma = r.tokens[c.first - 1]?.text === ',';
  const joint = comma ? null : hasUse(r, c.first - 1, 'joint');
  if (gap < 1 || gap > 2 || (!comma && !joint)) return;
  if (gap === 2 && r.keys[previous.last] !== ',') return;
  const closed =
    !comma ||
    c.last >= to ||
    /^[,.(]$/.test(r.tokens[c.last]?.text ?? '') ||
    hasUse(r, c.last, 'joint') !== null;
  if (!closed) return;
  if (joint) r.trace.add(joint.rule);
  const kind = previous.kind ?? leaning(previous);
  if (kind === 'place') add(c, withPlace);
  else if (kind === 'organization') add(c, withOrganisation);
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
    if (placeAt(r, at + 1, to)) add(c, comesWithPlace);
    const phrase = useAt(r, at + 1, to, apposed);
    if (phrase?.use === 'office' && (r.tokens[at]?.text === ',' || !isCapital(r, at + 1))) add(c, [2, 0, 0]);
    if (r.keys[at + 1] === 'yang') add(c, [0.9, 0.3, 0]);
  }
}

const apposed: ReadonlySet<Use> = new Set(['office', 'person']);
