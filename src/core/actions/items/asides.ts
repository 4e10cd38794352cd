import { isScore, nounPhrase } from '../phrase.js';
import { hasNya, isGroup, signAt, use, type View } from '../view.js';
import { type Item, mark } from './item.js';
import { isAfterComma, isFirstWord, opensSubject } from './opening.js';

/** Words that are no part of any clause: counted points, what a sentence adds to, occasions, topics and scores. */
export function readAside(view: View, i: number, end: number): Item | null {
  return (
    readOrdinal(view, i) ??
    readAddition(view, i, end) ??
    readOccasion(view, i, end) ??
    readTopic(view, i, end) ??
    readScore(view, i)
  );
}

/** "[Kedua], pemerintah …" */
function readOrdinal(view: View, i: number): Item | null {
  if (!isGroup(view, i, 'ordinal') || !isFirstWord(view, i) || signAt(view, i + 1) !== 'comma') return null;
  use(view, i, 'ordinal');
  return mark('adverbial', i, i + 1);
}

/** "[Tak hanya beras], pemerintah juga …": what the main clause adds to is no party of it. */
function readAddition(view: View, i: number, end: number): Item | null {
  if (!isGroup(view, i, 'not-only') || !isFirstWord(view, i)) return null;
  const phrase = nounPhrase(view, i + (view.widths[i] ?? 1), end);
  if (!phrase || signAt(view, phrase.last) !== 'comma' || !opensSubject(view, phrase.last + 1, end))
    return null;
  use(view, i, 'not-only');
  return mark('adverbial', i, phrase.last);
}

/** "[Saat penangkapan], pelaku melawan": a noun phrase closed by a comma says when, and no clause is opened. */
function readOccasion(view: View, i: number, end: number): Item | null {
  if (!isGroup(view, i, 'occasion')) return null;
  const phrase = view.dates[i + 1] ? null : nounPhrase(view, i + 1, end);
  if (!phrase || signAt(view, phrase.last) !== 'comma') return null;
  use(view, i, 'occasion');
  return mark('adverbial', i, phrase.last);
}

/** "[Hasilnya], polisi menyita …": a noun with -nya and a comma at the head of a sentence ties it to the one before. */
function readTopic(view: View, i: number, end: number): Item | null {
  const token = view.tokens[i];
  if (token?.pos !== 'NOUN' || !hasNya(token) || !isFirstWord(view, i) || isAfterComma(view, i)) return null;
  if (signAt(view, i + 1) !== 'comma' || signAt(view, i - 1) === 'comma' || isGroup(view, i, 'animate'))
    return null;
  const next = nounPhrase(view, i + 2, end);
  return next && signAt(view, next.last) !== 'comma' ? mark('adverbial', i, i + 1) : null;
}

function readScore(view: View, i: number): Item | null {
  return isScore(view, i) ? mark('adverbial', i, i + 1) : null;
}
