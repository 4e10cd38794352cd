import type { Sentence, Span, Token } from '../types.js';
import { type Cue, cueWithSpeakerBehind, sourceWord } from './cues.js';
import { type Focusing, isInside } from './focus.js';
import { type Found, makeQuote } from './quote.js';
import type { Reading } from './reading.js';
import { reportedClause } from './reported.js';
import { speakerBefore } from './subject.js';
import { isWord, lowerBound } from './tokens.js';

/**
 * Indirect speech, sentence by sentence: "Rina mengatakan bahwa …", "Menurut Rina, …", "…, ujar dia, …".
 * @param direct quotations in marks, in text order: what is said inside them, and their cues, are taken
 */
export function findIndirect(reading: Reading, direct: Found[], focus: Focusing): Found[] {
  const taken = new Set(direct.map((q) => q.cue?.start ?? -1));
  const found: Found[] = [];
  for (const sentence of reading.analysis.sentences) {
    let end = -1;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = reading.analysis.tokens[i];
      if (!token || token.start < end || taken.has(token.start) || isInside(direct, token.start)) continue;
      const said = readCue(reading, sentence, i, direct);
      if (!said) continue;
      found.push(makeQuote(reading, focus, { ...said, kind: 'indirect' }));
      end = said.span.end;
    }
  }
  return found;
}

/** What is said, as a span, with who says it and by which rule. */
export interface Said {
  span: Span;
  cue: Cue;
  rule: string;
}

function readCue(reading: Reading, sentence: Sentence, at: number, direct: Found[]): Said | null {
  const token = reading.analysis.tokens[at];
  const form = reading.rules.cues.get(token?.lower ?? '');
  if (!token) return null;
  const previous = reading.analysis.tokens[at - 1];
  const follows = form?.both === true && at > sentence.first && isWord(previous);
  if (form?.form === 'active' || follows) return reportingVerb(reading, sentence, at, direct);
  if (form?.form === 'bare' || form?.form === 'passive') return insertedCue(reading, sentence, at, direct);
  return sourceWord(reading.rules, token.lower) ? sourcePhrase(reading, sentence, at, direct) : null;
}

/** Rina mengatakan (bahwa) …; Rina mengimbau agar …. */
function reportingVerb(reading: Reading, sentence: Sentence, at: number, direct: Found[]): Said | null {
  const { analysis, rules } = reading;
  const token = analysis.tokens[at];
  const form = rules.cues.get(token?.lower ?? '');
  if (!token || !form || form.content === 'none') return null;
  if (rules.words.unsaid.has(analysis.tokens[at - 1]?.lower ?? '')) return null;
  const clause = reportedClause(reading, sentence, at, form.content);
  const span = clause && cutAtQuotes(reading, clause.start, contentEnd(reading, sentence), direct);
  if (!clause || !span) return null;
  const speaker = speakerBefore(reading, at, sentence.start);
  return speaker && { span, cue: { token, lemma: form.lemma, speaker }, rule: clause.rule };
}

/** "Usul itu, ujar dia, akan dibahas." | "…, tuturnya." | "Kata Rina, …" | "Seperti dijelaskan Rina, …". */
function insertedCue(reading: Reading, sentence: Sentence, at: number, direct: Found[]): Said | null {
  const { analysis } = reading;
  const cue = cueWithSpeakerBehind(reading, at);
  const first = reading.rules.words.bridges.has(analysis.tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  if (!cue || (cue.speaker === null && !cue.token.lower.endsWith('nya'))) return null;
  // "Diduga …" tells of nobody; "Seperti dijelaskan Rina, …" does.
  const passive = reading.rules.cues.get(cue.token.lower)?.form === 'passive';
  if (passive && first === at) return null;
  // "Demikian disampaikan Rina, di Bandung": what was said stands before, not behind
  if (first < at && reading.rules.words.closing.has(analysis.tokens[first]?.lower ?? '')) return null;
  if (first === sentence.first) return leading(reading, sentence, cue, direct, 'quotes/leading');
  const comma = analysis.tokens[first - 1];
  if (comma?.text !== ',') return null;
  return around(reading, sentence, comma, cue, direct, 'quotes/inserted');
}

/** "Menurut Rina, …" | "Warga, menurut Rina, …" | "…, menurut Rina." */
function sourcePhrase(reading: Reading, sentence: Sentence, at: number, direct: Found[]): Said | null {
  const { analysis, rules } = reading;
  if (rules.words['not-speakers'].has(analysis.tokens[at + 1]?.lower ?? '')) return null;
  const cue = cueWithSpeakerBehind(reading, at);
  if (!cue) return null;
  const before = analysis.tokens[at - 1];
  if (before?.text === ',' && at - 1 > sentence.first) {
    return around(reading, sentence, before, cue, direct, 'quotes/source');
  }
  return leading(reading, sentence, cue, direct, 'quotes/source');
}

/** Content after the comma that closes a leading phrase: "Menurut Rina, [harga turun]". */
function leading(reading: Reading, sentence: Sentence, cue: Cue, direct: Found[], rule: string): Said | null {
  const comma = commaBehind(reading, sentence, cue);
  if (!comma) return null;
  const span = cutAtQuotes(reading, firstWord(reading, comma), contentEnd(reading, sentence), direct);
  return span && { span, cue, rule };
}

/** Content on both sides of the phrase, or in front of it when it ends the sentence. */
function around(
  reading: Reading,
  sentence: Sentence,
  comma: Token,
  cue: Cue,
  direct: Found[],
  rule: string,
): Said | null {
  const behind = commaBehind(reading, sentence, cue);
  const last = direct[lowerBound(direct, comma.start) - 1];
  const from = Math.max(sentence.start, last && last.end > sentence.start ? last.end : 0);
  if (from !== sentence.start) return null;
  const end = behind ? contentEnd(reading, sentence) : comma.start;
  const span = cutAtQuotes(reading, sentence.start, end, direct);
  return span && { span, cue, rule };
}

/** The comma behind the phrase that names the speaker, adverbials like "dalam rapat itu" passed over. */
function commaBehind({ analysis }: Reading, sentence: Sentence, cue: Cue): Token | null {
  const from = cue.speaker?.end ?? cue.token.end;
  const start = lowerBound(analysis.tokens, from);
  for (let i = start; i < Math.min(sentence.last - 1, start + 20); i++) {
    if (analysis.tokens[i]?.text === ',') return analysis.tokens[i] ?? null;
  }
  return null;
}

function firstWord({ analysis }: Reading, after: Token): number {
  return analysis.tokens[after.index + 1]?.start ?? after.end;
}

/** End of the sentence without its closing punctuation. */
function contentEnd({ analysis }: Reading, sentence: Sentence): number {
  let last = sentence.last - 1;
  while (last > sentence.first && /^[.!?…;]+$/.test(analysis.tokens[last]?.text ?? '')) last--;
  return analysis.tokens[last]?.end ?? sentence.end;
}

/** A clause reported indirectly ends where a quotation in marks begins. */
function cutAtQuotes({ analysis }: Reading, start: number, end: number, direct: Found[]): Span | null {
  const next = direct[lowerBound(direct, start)];
  let limit = next && next.start < end ? next.start : end;
  while (limit > start && /[\s,:]/.test(analysis.text.charAt(limit - 1))) limit--;
  const words = lowerBound(analysis.tokens, limit) - lowerBound(analysis.tokens, start);
  return words >= 2 ? { start, end: limit } : null;
}
