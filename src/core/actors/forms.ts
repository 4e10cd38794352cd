import type { WordUse } from './lexicon.js';
import { hasUse, isCapital, type Reading, skipDot } from './reading.js';

/** A word that ends the name of an organisation, or makes the name around it one. */
export const orgWordAt = (r: Reading, i: number): WordUse | null =>
  hasUse(r, i, 'org-tail') ?? hasUse(r, i, 'org-form') ?? hasUse(r, i, 'org-inner');

/** Past the legal forms that stand at `i`: "Tbk", "(Persero) Tbk.", "Pte. Ltd.", "Co., Ltd." */
export function skipForms(r: Reading, i: number, to: number): number {
  let end = i;
  while (end < to) {
    if (r.tokens[end]?.text === '(' && r.keys[end + 1] === 'persero' && r.tokens[end + 2]?.text === ')')
      end += 3;
    else if (isForm(r, end)) end = endsSentence(r, end + 1) ? end + 1 : skipDot(r, end + 1, to);
    else if (r.tokens[end]?.text === ',' && end > i && isForm(r, end + 1)) end++;
    else break;
  }
  return end;
}

const isForm = (r: Reading, i: number): boolean => isCapital(r, i) && hasUse(r, i, 'org-form') !== null;

const endsSentence = (r: Reading, i: number): boolean => r.tokens[i + 1]?.sentence !== r.tokens[i]?.sentence;
