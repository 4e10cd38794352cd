import type { Sentence } from '../../types.js';
import { joinLists, joinPlaces } from '../lists.js';
import { isRepeated } from '../phrase.js';
import { isCueAt, isVerbAt } from '../verb.js';
import { isGroup, type View } from '../view.js';
import { isManner, readAdverbial } from './adverbials.js';
import { readAside } from './asides.js';
import { type Pending, readAuxiliary } from './auxiliaries.js';
import { splitFronted } from './fronted.js';
import { type Item, mark } from './item.js';
import { readMark } from './marks.js';
import { isDegree, readAmount, readPhrase, readPredicate } from './noun-phrases.js';
import { afterDateline, endOfDate, readSign } from './signs.js';
import { isFronting, readVerb } from './verb-group.js';

/** Cuts a sentence into noun phrases, prepositional phrases, times, verb groups and the marks between them. */
export function itemsOf(view: View, sentence: Sentence): Item[] {
  const items: Item[] = [];
  let pending: Pending | null = null;
  const end = sentence.last;
  let i = afterDateline(view, sentence.first, end);
  const push = (item: Item) => {
    items.push(item);
    pending = null;
    i = item.last;
  };
  while (i < end) {
    if (isRepeated(view, i, end)) {
      i += 2;
      continue;
    }
    const sign = readSign(view, i, end);
    if (sign) {
      if (sign === 'skip') i++;
      else push(sign);
      continue;
    }
    const date = view.dates[i];
    if (date && !isVerbAt(view, i) && !isCueAt(view, i - 1)) {
      push({ kind: 'time', date, first: i, last: endOfDate(view, i, end) });
      continue;
    }
    const fronted = (pending?.modality.length ?? 0) > 0 || isFronting(items.at(-1), i);
    const verb = readVerb(view, i, end, pending, fronted);
    if (verb) {
      push({ kind: 'verb', group: verb, first: verb.first, last: verb.last });
      continue;
    }
    const aside = readAside(view, i, end);
    if (aside) {
      push(aside);
      continue;
    }
    const adverbial = isManner(view, i) ? 1 : readAdverbial(view, i, end, items.at(-1));
    if (adverbial > 0) {
      pending ??= { first: i, negated: false, modality: [] };
      i += adverbial;
      continue;
    }
    const auxiliary: Pending | null = readAuxiliary(view, i, pending);
    if (auxiliary) {
      pending = auxiliary;
      i += view.widths[i] ?? 1;
      continue;
    }
    const item =
      readMark(view, i, end) ??
      readAmount(view, i, end, items.at(-1)) ??
      readPhrase(view, i, end) ??
      readPredicate(view, i);
    if (item?.kind === 'link' && isGroup(view, i, 'negation')) {
      push(item);
      pending = { first: item.last, negated: true, modality: [] };
    } else if (item)
      push(item.kind === 'np' && isDegree(view, i) ? mark('predicate', item.first, item.last) : item);
    else i++;
  }
  return joinLists(joinPlaces(view, splitFronted(view, items)));
}
