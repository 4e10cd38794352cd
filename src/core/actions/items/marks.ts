import { isGroup, modalityAt, signAt, use, type View } from '../view.js';
import type { Item, Mark } from './item.js';
import { isAfterComma, isFirstWord, opensClause, opensQuality, opensSubject } from './opening.js';

/** A word that joins clauses or phrases: "yang", "bahwa", conjunctions, copulas, prepositions before a verb. */
export function readMark(view: View, i: number, end: number): Item | null {
  const width = view.widths[i] ?? 1;
  const mark = (kind: Mark): Item => ({
    kind,
    first: i,
    last: i + width,
    word: view.tokens[i]?.lower ?? '',
    modality: modalityAt(view, i),
    purpose: isGroup(view, i, 'purpose'),
  });
  if (isGroup(view, i, 'relative')) {
    use(view, i, 'relative');
    return mark('relative');
  }
  if (isGroup(view, i, 'connective') && isFirstWord(view, i) && !isAfterComma(view, i)) {
    use(view, i, 'connective');
    return mark('bracket');
  }
  if (
    isGroup(view, i, 'preposition') &&
    (opensClause(view, i + width, end) || (isGroup(view, i, 'purpose') && opensQuality(view, i + width, end)))
  ) {
    use(view, i, 'purpose');
    return mark('link');
  }
  if (isGroup(view, i, 'that')) {
    use(view, i, 'that');
    if (isGroup(view, i, 'subordinator')) use(view, i, 'subordinator');
    return mark('that');
  }
  if (
    isGroup(view, i, 'subordinator') &&
    !isAdjective(view, i) &&
    !(isGroup(view, i, 'preposition') && (view.dates[i + width] || !opensSubject(view, i + width, end)))
  ) {
    use(view, i, 'subordinator');
    return mark('link');
  }
  if (isGroup(view, i, 'coordinator')) {
    use(view, i, 'coordinator');
    return mark('coordinator');
  }
  if (isGroup(view, i, 'copula')) {
    use(view, i, 'copula');
    return mark(isNaming(view, i) ? 'bracket' : 'copula');
  }
  return null;
}

const naming = new Set(['yakni', 'yaitu', 'ialah']);

/** "Dua kota, [yakni] A dan B, dipilih": behind a comma it names the party again and is no predicate. */
function isNaming(view: View, i: number): boolean {
  return naming.has(view.tokens[i]?.lower ?? '') && signAt(view, i - 1) === 'comma';
}

/** "angka sementara": after a noun, and tagged as what says how, it opens no clause. */
function isAdjective(view: View, i: number): boolean {
  const pos = view.tokens[i]?.pos;
  return (
    isGroup(view, i, 'connective') &&
    pos !== 'SCONJ' &&
    pos !== 'CCONJ' &&
    pos !== 'ADP' &&
    !isFirstWord(view, i)
  );
}
