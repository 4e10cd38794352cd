import type { Phrase } from '../phrase.js';
import type { Reading } from './reading.js';

/** "disampaikan Kepala Dinas Kesehatan, [Rina Sari]": the phrase behind an object may name it again. */
export function appose(reading: Reading, phrase: Phrase): void {
  const { current, gap } = reading;
  if (!gap.comma || gap.coordinator) return;
  const before = current.objects.at(-1);
  const by = current.prepositions.at(-1);
  if (before && gap.last === before)
    current.objects[current.objects.length - 1] = { ...before, apposed: phrase };
  else if (by?.preposition === 'oleh' && gap.last === by.phrase)
    current.prepositions[current.prepositions.length - 1] = {
      ...by,
      phrase: { ...by.phrase, apposed: phrase },
    };
}

/** "Setelah menemui jaksa agung, [Rina Sari] berkata": the phrase behind the comma is a subject after all. */
export function unappose(reading: Reading, phrase: Phrase): void {
  const { objects, prepositions } = reading.current;
  const before = objects.at(-1);
  const by = prepositions.at(-1);
  if (before?.apposed === phrase) objects[objects.length - 1] = withoutApposed(before);
  if (by?.phrase.apposed === phrase)
    prepositions[prepositions.length - 1] = { ...by, phrase: withoutApposed(by.phrase) };
}

function withoutApposed({ apposed: _, ...phrase }: Phrase): Phrase {
  return phrase;
}
