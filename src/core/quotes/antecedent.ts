import type { Span } from '../types.js';
import type { Named } from './names.js';
import type { Found } from './quote.js';
import type { Reading } from './reading.js';
import { isGoverned } from './speaker.js';
import { lowerBound } from './tokens.js';

/** How many sentences back a pronoun or "-nya" may point. */
const MAX_SENTENCES = 12;

/** Who a pronoun stands for: an actor's id with the name to show. */
export interface Person {
  actor: string | null;
  name: string | null;
}

/**
 * Who "-nya" or "dia" behind a quotation stands for: going back sentence by sentence, the speaker of the last
 * quotation there, or the person who is the sentence's subject.
 * @param passages what is in quotation marks: people named inside do not speak
 * @param said quotations in marks, in text order; those behind the offset are left out
 */
export function antecedent(reading: Reading, offset: number, passages: Span[], said: Found[]): Person | null {
  const { sentences } = reading.analysis;
  const last = said[lowerBound(said, offset) - 1];
  const lastAt = last?.cue?.start ?? last?.start ?? -1;
  let index = lowerBound(sentences, offset) - 1;
  for (let back = 0; index >= 0 && back < MAX_SENTENCES; back++, index--) {
    const sentence = sentences[index];
    if (!sentence) break;
    const person = subjectPerson(
      reading,
      { start: sentence.start, end: Math.min(sentence.end, offset) },
      passages,
    );
    if (person && person.start > lastAt) return { actor: person.id, name: person.name };
    if (last?.speaker && lastAt >= sentence.start) return personOf(last);
  }
  return last?.speaker ? personOf(last) : null;
}

function personOf(quote: Found): Person {
  const { speaker } = quote;
  return { actor: speaker?.actor ?? null, name: speaker?.name ?? speaker?.text ?? null };
}

function subjectPerson(reading: Reading, span: Span, passages: Span[]): Named | null {
  const people = reading.names
    .within(span)
    .filter(
      (m) => m.kind === 'person' && (m.form === 'name' || m.form === 'short') && !isInside(passages, m.start),
    );
  return people.find((m) => !isGoverned(reading, m.start, span.start)) ?? people[0] ?? null;
}

/** Whether an offset lies in one of the spans, sorted and apart. */
export function isInside(spans: Span[], offset: number): boolean {
  const before = spans[lowerBound(spans, offset + 1) - 1];
  return before !== undefined && offset < before.end;
}
