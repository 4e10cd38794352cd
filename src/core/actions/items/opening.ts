import { nounPhrase } from '../phrase.js';
import { isVerbAt } from '../verb.js';
import { isGroup, signAt, type View } from '../view.js';
import { endOfBracket } from './signs.js';

/** At the start of a sentence "sementara" only ties it to the one before. */
export function isFirstWord(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  return !before || before.sentence !== view.tokens[i]?.sentence || before.kind === 'punct';
}

/** "Jika hujan, [maka] sungai meluap", "…, [dan] polisi datang": after a comma a conjunction opens its clause. */
export function isAfterComma(view: View, i: number): boolean {
  return (
    signAt(view, i - 1) === 'comma' && (isGroup(view, i, 'subordinator') || isGroup(view, i, 'coordinator'))
  );
}

/** Whether a verb follows, but for auxiliaries and a short "di …": "untuk [segera membayar]", "setelah [di final mengalahkan]". */
export function opensClause(view: View, i: number, end: number): boolean {
  if (view.tokens[i]?.lower === 'di' && (view.widths[i] ?? 1) === 1)
    return i + 2 < end && isVerbAt(view, i + 2);
  for (let k = i; k < end && k < i + 5; k++) {
    if (isVerbAt(view, k)) return true;
    if (!isGroup(view, k, 'modality') && !isGroup(view, k, 'negation') && !isGroup(view, k, 'adverb'))
      return false;
  }
  return false;
}

/** "mengingatkan warga untuk [tetap waspada]": an aim may be a quality. */
export function opensQuality(view: View, i: number, end: number): boolean {
  let at = i;
  while (at < end && at < i + 3 && (isGroup(view, at, 'modality') || isGroup(view, at, 'negation'))) at++;
  while (at < end && at < i + 4 && isGroup(view, at, 'adverb')) at++;
  return at < end && view.tokens[at]?.pos === 'ADJ' && !isGroup(view, at, 'quantifier');
}

/** Whether a noun phrase with its verb follows: "setelah [sungai meluap]", not "setelah [rapat itu],". */
export function opensSubject(view: View, i: number, end: number): boolean {
  if (opensClause(view, i, end)) return true;
  const phrase = nounPhrase(view, i, end);
  if (!phrase) return false;
  const bracket = signAt(view, phrase.last) === 'bracket-open';
  const last = bracket ? endOfBracket(view, phrase.last, end) : phrase.last;
  return opensClause(view, last, end) || isGroup(view, last, 'relative');
}
