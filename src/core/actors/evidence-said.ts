import type { Candidate } from './candidate.js';
import type { Use } from './lexicon.js';
import { hasUse, isCapital, type Reading, useAt } from './reading.js';
import { add, addRule, type Weights } from './weights.js';

const isPerson: Weights = [3, 0, 0];
const isBody: Weights = [0, 3.5, 0];
const isPlace: Weights = [0, 0, 4];
/** "Laskar (2014)": works have a year. */
const work: Weights = [-3, -0.5, -0.5];

const articles: ReadonlySet<Use> = new Set(['article']);
const nouns: ReadonlySet<Use> = new Set(['place-head', 'org-lead', 'org-body', 'office', 'person']);

/** What a text says a name is: "Wanareja merupakan kecamatan", "Triodos, sebuah bank", "Laskar (2014)". */
export function weighSaid(r: Reading, c: Candidate, to: number): void {
  const open = r.tokens[c.last]?.text;
  if (
    open === '(' &&
    /^(?:19|20)\d\d$/.test(r.tokens[c.last + 1]?.text ?? '') &&
    r.tokens[c.last + 2]?.text === ')'
  )
    add(c, work);
  const copula = hasUse(r, c.last, 'copula');
  if (!copula && open !== ',') return;
  const article = useAt(r, c.last + 1, to, articles);
  if (!article && !copula) return;
  const at = article?.end ?? c.last + 1;
  const rule = (article ?? copula)?.rule ?? c.rule;
  if (article?.sort === 'person') {
    addRule(r, c, rule, isPerson);
    return;
  }
  const noun = at < to && !isCapital(r, at) ? useAt(r, at, to, nouns) : null;
  if (!noun) return;
  const weights =
    noun.use === 'place-head'
      ? isPlace
      : noun.use === 'org-lead' || noun.use === 'org-body'
        ? isBody
        : isPerson;
  if (copula) r.trace.add(copula.rule);
  addRule(r, c, rule, weights);
}

/** "(34)", "(34 tahun)", ", 34 tahun" after a name. */
export function isAge(r: Reading, at: number, to: number): boolean {
  const open = r.tokens[at]?.text;
  const years = r.tokens[at + 1];
  if (at + 2 >= to || !years || (open !== '(' && open !== ',') || !/^\d{1,2}$/.test(years.text)) return false;
  return open === '('
    ? [')', 'tahun', 'th', 'thn'].includes(r.keys[at + 2] ?? '')
    : /^(tahun|thn|th)$/.test(r.keys[at + 2] ?? '');
}
