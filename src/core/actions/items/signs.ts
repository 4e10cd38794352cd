import { signAt, type View } from '../view.js';
import type { Item, Mark } from './item.js';

const longestDateline = 10;

/** "JAKARTA, KOMPAS.com - Presiden …": where the sentence proper begins. */
export function afterDateline(view: View, first: number, end: number): number {
  for (let i = first; i < end && i < first + longestDateline; i++) {
    const token = view.tokens[i];
    const sign = signAt(view, i);
    if (sign === 'dash' && i > first && token?.spaceBefore) return i + 1;
    if (sign === null && token && !/^\p{Lu}|^\p{N}/u.test(token.text) && token.kind === 'word') return first;
    if (sign === 'quote' || sign === 'open') return first;
  }
  return first;
}

/** What a comma, dash, bracket or quotation mark does to the clauses; "skip" when it does nothing. */
export function readSign(view: View, i: number, end: number): Item | 'skip' | null {
  const sign = signAt(view, i);
  if (sign === null) return view.tokens[i]?.kind === 'punct' ? 'skip' : null;
  const mark = (kind: Mark, last: number): Item => ({
    kind,
    first: i,
    last,
    word: view.tokens[i]?.text ?? '',
    modality: null,
    purpose: false,
  });
  if (sign === 'comma') return mark('comma', i + 1);
  if (sign === 'dash') return view.tokens[i]?.spaceBefore ? mark('comma', i + 1) : 'skip';
  if (sign === 'stop') return mark('boundary', i + 1);
  if (sign === 'bracket-open') return mark('bracket', endOfBracket(view, i, end));
  if (sign === 'bracket-close') return 'skip';
  return isQuotation(view, i, end) ? mark('boundary', i + 1) : 'skip';
}

const longestBracket = 40;

/** Where the bracket that opens at a token ends. */
export function endOfBracket(view: View, i: number, end: number): number {
  const limit = Math.min(end, i + longestBracket);
  for (let k = i + 1; k < limit; k++) if (signAt(view, k) === 'bracket-close') return k + 1;
  return i + 1;
}

const longestScareQuote = 6;

/** Quotation marks around a few words without a verb ("lingkaran dalam") do not bound a clause. */
function isQuotation(view: View, i: number, end: number): boolean {
  for (let k = i + 1; k < end && k <= i + longestScareQuote; k++) {
    const sign = signAt(view, k);
    if (sign === 'close' || sign === 'quote') return false;
    if (sign === 'comma' || sign === 'stop') return true;
  }
  for (let k = i - 1; k >= i - longestScareQuote && k >= 0; k--) {
    const sign = signAt(view, k);
    if (sign === 'open' || sign === 'quote') return false;
    if (sign === 'comma' || sign === 'stop') return true;
  }
  return true;
}

/** Where the time expression at a token ends. */
export function endOfDate(view: View, i: number, end: number): number {
  const date = view.dates[i];
  let last = i + 1;
  while (last < end && view.dates[last] === date) last++;
  return last;
}
