import type { Quote, Span } from '../types.js';
import { antecedent } from './antecedent.js';
import type { Cue } from './cues.js';
import type { Said } from './indirect.js';
import { actorOf, textOf } from './names.js';
import type { Reading } from './reading.js';

/** A quotation that has no id yet. */
export type Found = Omit<Quote, 'id'>;

export function makeDirect(
  reading: Reading,
  passage: Span,
  cue: Cue,
  rule: string,
  passages: Span[],
  said: Found[],
): Found {
  const speaker = speakerOf(reading, cue, passage.start, passages, said);
  return { ...spanOf(reading, passage), kind: 'direct', speaker, cue: cueSpan(cue), rule };
}

export function makeIndirect(reading: Reading, said: Said, passages: Span[], before: Found[]): Found {
  const { cue, rule } = said;
  const speaker = speakerOf(reading, cue, Math.min(said.span.start, cue.token.start), passages, before);
  return { ...spanOf(reading, said.span), kind: 'indirect', speaker, cue: cueSpan(cue), rule };
}

export function spanOf(reading: Reading, span: Span): { start: number; end: number; text: string } {
  return { start: span.start, end: span.end, text: textOf(reading.analysis, span) };
}

function cueSpan({ token, lemma }: Cue): Quote['cue'] {
  return { start: token.start, end: token.end, text: token.text, lemma };
}

/** The speaker with the actor the phrase names; a pronoun, "-nya" or "politikus itu" goes by what was said before. */
function speakerOf(
  reading: Reading,
  cue: Cue,
  offset: number,
  passages: Span[],
  said: Found[],
): Quote['speaker'] {
  const { analysis, rules } = reading;
  const clitic = cue.token.lower.endsWith('nya') ? { start: cue.token.end - 3, end: cue.token.end } : null;
  const span = cue.speaker ?? clitic;
  if (!span) return null;
  const text = textOf(analysis, span);
  const lower = text.toLowerCase();
  const pronoun = cue.speaker === null || rules.words.pronouns.has(lower);
  const named = pronoun ? null : actorOf(reading.names, span);
  if (named) return { ...span, text, actor: named.id, name: named.name };
  const lastWord = lower.slice(lower.lastIndexOf(' ') + 1);
  if (!pronoun && !rules.words.determiners.has(lastWord)) return { ...span, text, actor: null, name: null };
  const person = antecedent(reading, offset, passages, said);
  return { ...span, text, actor: person?.actor ?? null, name: person?.name ?? null };
}
