import type { Candidate, TitlePhrase } from './candidate.js';
import type { Use } from './lexicon.js';
import { hasUse, isCapital, isName, joined, type Reading, useAt } from './reading.js';
import { add, addRule, isAcronym, type Weights } from './weights.js';

/** "Ketua PKB": capitals after an office are the body it belongs to. */
const acronym: Weights = [0.5, 2, 0];
/** "Wakil Ketua Umum Demokrat, Ahmad Wirya,": the holder comes behind. */
const body: Weights = [0, 3, 0];
/** "Juru bicara Line mengatakan": no one's name, or a name known to no list. */
const perhapsBody: Weights = [0.3, 3, 0];

const officesOf: ReadonlySet<Use> = new Set(['office-of']);

/** What words of office before a name tell of it: who holds the office, or the body that it is an office of. */
export function weighTitle(r: Reading, c: Candidate, title: TitlePhrase, to: number): void {
  if (isAcronym(r, c) && title.strength <= 4) add(c, acronym);
  else if (title.strength < 2 || hasName(r, c)) add(c, [title.strength, 0, 0]);
  else if (holderFollows(r, c, to)) add(c, body);
  else {
    const office = standsBefore(r, c) ? officeOf(r, title) : null;
    if (office) addRule(r, c, office, perhapsBody);
    else add(c, [title.strength, 0, 0]);
  }
}

/** One word, with a word in small letters behind it. */
const standsBefore = (r: Reading, c: Candidate): boolean =>
  c.last === c.first + 1 && !isCapital(r, c.last) && r.tokens[c.last]?.kind === 'word';

function hasName(r: Reading, c: Candidate): boolean {
  for (let i = c.first; i < c.last; i++) if (isName(r, i) || r.shapes[i] === 'initial') return true;
  return false;
}

function officeOf(r: Reading, title: TitlePhrase): string | null {
  for (let i = title.first; i < title.last; i++) {
    const found = useAt(r, i, title.last, officesOf);
    if (found?.end === title.last) return found.rule;
  }
  return null;
}

/** ", Ahmad Wirya," and no list of names. */
function holderFollows(r: Reading, c: Candidate, to: number): boolean {
  const first = c.last + 1;
  if (r.tokens[c.last]?.text !== ',' || first >= to || !isCapital(r, first) || !isName(r, first))
    return false;
  let end = first + 1;
  while (end < to && isCapital(r, end) && joined(r, end)) end++;
  if (hasUse(r, end, 'joint')) return false;
  return !(r.tokens[end]?.text === ',' && isCapital(r, end + 1) && !hasUse(r, end + 1, 'calendar'));
}
