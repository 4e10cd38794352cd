import { lastStarted, lowerBound } from '../text/spans.js';
import type { Sentence, Span, Token } from '../types.js';
import { behindDocument, type Cue, cueWithSpeakerBehind, sourceWord } from './cues.js';
import { type Focusing, isInside } from './focus.js';
import { actorOf } from './names.js';
import { type Found, makeQuote } from './quote.js';
import type { Reading } from './reading.js';
import { reportedClause } from './reported.js';
import { speakerAfter } from './speaker.js';
import { speakerBefore } from './subject.js';
import { isWord } from './tokens.js';

/**
 * Indirect speech, sentence by sentence: "Rina mengatakan bahwa …", "Menurut Rina, …", "…, ujar dia, …".
 * @param direct quotations in marks, in text order: what is said inside them, and their cues, are taken
 */
export function findIndirect(reading: Reading, direct: Found[], focus: Focusing): Found[] {
  const taken = new Set(direct.map((q) => q.cue?.start ?? -1));
  const found: Found[] = [];
  for (const sentence of reading.analysis.sentences) {
    let end = -1;
    const before = found.length;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = reading.analysis.tokens[i];
      if (!token || token.start < end || taken.has(token.start) || isInside(direct, token.start)) continue;
      const said = readCue(reading, sentence, i, direct);
      if (!said) continue;
      found.push(makeQuote(reading, focus, { ...said, kind: 'indirect' }));
      end = said.span.end;
    }
    const cited = found.length === before ? citedSource(reading, sentence, direct) : null;
    if (cited) found.push(makeQuote(reading, focus, { ...cited, kind: 'indirect' }));
  }
  return found;
}

/** Longest ", seperti dikutip dari Kabar Nusa, Senin (2/3/2020)", in tokens. */
const MAX_CITATION = 20;

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

/**
 * "Dilansir (dari) Kabar Nusa, …" | "…, seperti dikutip Kabar Nusa.": who told it, when the sentence names no other
 * speaker.
 */
function citedSource(reading: Reading, sentence: Sentence, direct: Found[]): Said | null {
  const next = direct[lastStarted(direct, sentence.start)];
  const later = direct[lowerBound(direct, sentence.start)];
  if ((next && next.end > sentence.start) || (later && later.start < sentence.end)) return null;
  for (let i = sentence.first; i < sentence.last; i++) {
    const cue = citationAt(reading, i);
    if (!cue) continue;
    const { tokens } = reading.analysis;
    const first = reading.rules.words.bridges.has(tokens[i - 1]?.lower ?? '') ? i - 1 : i;
    if (first === sentence.first) return leading(reading, sentence, cue, direct, 'quotes/cited');
    const comma = tokens[first - 1];
    if (comma?.text === ',') return around(reading, sentence, comma, cue, direct, 'quotes/cited');
  }
  return null;
}

/** "dikutip dari [Kabar Nusa]", "mengutip keterangan [Polres Subang]": a source with a name. */
function citationAt(reading: Reading, at: number): Cue | null {
  const { tokens, text } = reading.analysis;
  const token = tokens[at];
  if (!token || !reading.rules.words.citing.has(token.lower)) return null;
  const from = tokens[at + 1]?.lower === 'dari' ? at + 2 : at + 1;
  const speaker = speakerAfter(reading, behindDocument(reading, from));
  if (!speaker) return null;
  const named =
    actorOf(reading.names, speaker) !== null || /\p{Lu}/u.test(text.slice(speaker.start, speaker.end));
  return named ? { token, lemma: token.root, speaker } : null;
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

/** End of the sentence without its closing punctuation and without the source cited behind it. */
function contentEnd({ analysis, rules }: Reading, sentence: Sentence): number {
  let last = sentence.last - 1;
  for (let i = last; i > Math.max(sentence.first, last - MAX_CITATION); i--) {
    if (!rules.words.citing.has(analysis.tokens[i]?.lower ?? '')) continue;
    const first = rules.words.bridges.has(analysis.tokens[i - 1]?.lower ?? '') ? i - 1 : i;
    if (analysis.tokens[first - 1]?.text === ',') last = first - 2;
    break;
  }
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
