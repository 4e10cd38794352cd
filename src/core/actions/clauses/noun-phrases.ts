import type { Item } from '../items/item.js';
import type { Phrase } from '../phrase.js';
import { appose } from './appositions.js';
import { hasPredicate, type Prepositional } from './clause.js';
import type { Reading } from './reading.js';

/** A noun phrase is the subject before the verb, an object behind it, or names one of them again. */
export function readNounPhrase(reading: Reading, phrase: Phrase, next: Item | undefined): void {
  const { current, gap } = reading;
  if (!hasPredicate(current)) current.subject = subjectWith(reading, phrase);
  else if (current.nominal && current.light && !gap.phrase) reveal(reading, phrase);
  else if (gap.open && !gap.comma && !gap.coordinator && !current.nominal) addObject(reading, phrase);
  else if (joinsObject(reading, phrase, next)) addObject(reading, phrase);
  else {
    appose(reading, phrase);
    const { phrase: before } = gap;
    gap.phrase = before && gap.bracket ? { ...before, last: phrase.last, apposed: before } : phrase;
  }
  gap.last = hasPredicate(current) ? phrase : current.subject;
  gap.coordinator = gap.coordinator && gap.phrase !== null;
  gap.bracket = false;
}

/** "Salah satu yang merasakan dampaknya adalah [para petani]": who it is stands after the copula. */
function reveal(reading: Reading, phrase: Phrase): void {
  const { current } = reading;
  current.light = false;
  for (const clause of reading.clauses) {
    if (clause.kind === 'relative' && clause.parent === current) clause.antecedent = phrase;
  }
  reading.gap.phrase = phrase;
}

/** The subject so far with one more phrase: a second conjunct, an apposition after a bracket or comma, or another subject. */
function subjectWith(reading: Reading, phrase: Phrase): Phrase {
  const { gap } = reading;
  const { subject } = reading.current;
  if (!subject) return phrase;
  const adjacent = gap.last === subject;
  // "Sari yang memimpin rapat, tetapi [Budi] …": a clause between them, and the phrase is the subject of another verb
  if (adjacent && gap.coordinator && (reading.clauses.at(-1)?.group?.verb ?? -1) >= subject.last)
    return phrase;
  // "pemuda berinisial RS (21) [warga Sukamaju]": the name may stand before the bracket
  if (adjacent && gap.bracket) return { ...subject, last: phrase.last, apposed: subject.apposed ?? subject };
  if (adjacent && gap.coordinator) return { ...subject, last: phrase.last };
  const anew = phrase.pronoun && phrase.first > subject.last;
  if (gap.comma && !gap.coordinator && !anew) return { ...subject, apposed: subject.apposed ?? phrase };
  return (gap.comma && !anew) || gap.coordinator ? subject : phrase;
}

/** One more object, or the second part of the one before. */
function addObject(reading: Reading, phrase: Phrase): void {
  const { gap } = reading;
  const { objects } = reading.current;
  const before = objects.at(-1);
  if (before && (gap.coordinator || gap.bracket))
    objects[objects.length - 1] = { ...before, last: phrase.last };
  else objects.push(phrase);
}

/** "membeli tanah dan [rumah]": the phrase after the conjunction is no subject of another verb. */
function joinsObject(reading: Reading, phrase: Phrase, next: Item | undefined): boolean {
  const { gap, current } = reading;
  const before = current.objects.at(-1);
  const amounts = phrase.amount && before?.amount === true;
  const apart = next?.kind === 'verb' && !outerWaits(reading) && !amounts;
  return gap.coordinator && !gap.comma && !apart && before !== undefined && gap.last === before;
}

/** "Data yang dikumpulkan A dan [B] dituduh …": the noun before "yang" still waits for its own verb. */
function outerWaits(reading: Reading): boolean {
  const { current } = reading;
  const inner = current.kind === 'coordinate' ? current.parent : current;
  const outer = inner?.kind === 'relative' || inner?.purpose ? inner.parent : null;
  return outer !== null && outer !== undefined && !hasPredicate(outer) && outer.subject !== null;
}

/** A prepositional phrase belongs to the noun before it, or to the clause. */
export function readPrepositional(reading: Reading, item: Prepositional): void {
  const { current, gap } = reading;
  if (!hasPredicate(current) || gap.phrase) {
    const before = gap.phrase ?? current.subject;
    if (before && !gap.comma && before.last === item.first && item.binds !== 'never') {
      const longer = { ...before, last: item.last };
      if (gap.phrase) gap.phrase = longer;
      else current.subject = longer;
    }
  }
  current.prepositions.push(item);
  gap.last = item.phrase;
  if (hasPredicate(current)) gap.open = false;
}
