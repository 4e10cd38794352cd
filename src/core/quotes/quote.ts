import type { Quote, Span } from '../types.js';
import type { Cue } from './cues.js';
import type { Focusing } from './focus.js';
import { actorOf, type Named, textOf } from './names.js';
import type { Reading } from './reading.js';

/** A quotation that has no id yet. */
export type Found = Omit<Quote, 'id'>;

export function makeQuote(
  reading: Reading,
  focus: Focusing,
  said: { span: Span; cue: Cue; rule: string; kind: Quote['kind'] },
): Found {
  const { span, cue, rule, kind } = said;
  const { start, end, text } = cue.token;
  return {
    ...spanOf(reading, span),
    kind,
    speaker: speakerOf(reading, focus, cue, Math.min(span.start, start)),
    cue: { start, end, text, lemma: cue.lemma },
    rule,
  };
}

export function spanOf(reading: Reading, { start, end }: Span): { start: number; end: number; text: string } {
  return { start, end, text: textOf(reading.analysis, { start, end }) };
}

/**
 * The speaker with the actor the phrase names; a pronoun, "-nya" or "politikus itu" goes by what was said before.
 * @param offset where the statement begins: who comes into focus later is not meant
 */
function speakerOf(reading: Reading, focus: Focusing, cue: Cue, offset: number): Quote['speaker'] {
  const { analysis, rules } = reading;
  const clitic = cue.token.lower.endsWith('nya') ? { start: cue.token.end - 3, end: cue.token.end } : null;
  const span = cue.speaker ?? clitic;
  if (!span) return null;
  const text = textOf(analysis, span);
  const lower = text.toLowerCase();
  const as = (person: Named | null) => ({
    start: span.start,
    end: span.end,
    text,
    actor: person?.id ?? null,
    name: person?.name ?? null,
  });
  if (cue.speaker === null || rules.words.pronouns.has(lower)) return as(focus.at(offset));
  const named = actorOf(reading.names, span);
  const pointing = rules.words.determiners.has(lower.slice(lower.lastIndexOf(' ') + 1));
  if (pointing && named?.kind !== 'person') return as(focus.at(offset, true) ?? named);
  return as(named);
}
