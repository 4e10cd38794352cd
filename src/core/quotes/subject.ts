import type { Sentence, Span, Token } from '../types.js';
import type { Named } from './names.js';
import type { Reading } from './reading.js';
import { isCapital, isWord, tokenBefore } from './tokens.js';

/** Farthest a subject may stand before its verb, in characters. */
const MAX_DISTANCE = 600;
/** How far into a sentence its subject may stand, and how long its title may be, in tokens. */
const MAX_TOKENS = 40;

/**
 * The subject in front of a reporting verb: [Ketua Komisi II Rina Z] dari Fraksi A, di Jakarta, kemarin, menyatakan.
 * The person the sentence is about, or the nearest that no preposition governs; else such an organisation next to
 * the verb, else the noun phrase there.
 * @param floor offset before which the subject does not lie (the end of an earlier quotation)
 */
export function speakerBefore(reading: Reading, verb: number, floor: number): Span | null {
  const { tokens, sentences } = reading.analysis;
  const token = tokens[verb];
  const sentence = sentences[token?.sentence ?? -1];
  if (!sentence || !token) return null;
  const start = Math.max(sentence.start, floor, token.start - MAX_DISTANCE);
  return namedSubject(reading, { start, end: token.start }, verb) ?? adjacentPhrase(reading, start, verb);
}

function namedSubject(reading: Reading, span: Span, verb: number): Span | null {
  const { tokens } = reading.analysis;
  const near = adjacentPhrase(reading, span.start, verb);
  const mentions = reading.names.within(span);
  const free = mentions.filter((m) => !isGoverned(reading, m.start, span.start));
  // "Rina memuji Dodi dan mengatakan …": the subject of the verb before is that of this one
  const people = free.filter((m) => m.kind === 'person');
  const pick =
    (tokens[verb - 1]?.pos === 'CCONJ' ? free[0] : undefined) ??
    apposed(reading, people[0]) ??
    people.findLast((m) => m.form === 'name' || m.form === 'short') ??
    people.at(-1) ??
    free.findLast((m) => near !== null && m.end > near.start);
  if (!pick) {
    const object = near && mentions.find((m) => m.kind === 'person' && m.end === near.end);
    return object ? { start: object.start, end: object.end } : null;
  }
  return { start: phraseStart(reading, pick.start, span.start), end: pick.end };
}

/** "[Rina Z], Kepala Peleton B dari Y, mengatakan": a name at the head of the sentence with its role behind it. */
function apposed(reading: Reading, first: Named | undefined): Named | undefined {
  const { tokens, sentences } = reading.analysis;
  if (!first || first.form === 'pronoun' || first.form === 'role') return undefined;
  const at = tokenBefore(reading.analysis, first.end);
  const sentence = sentences[tokens[at]?.sentence ?? -1];
  const opens = sentence !== undefined && phraseStart(reading, first.start, sentence.start) <= sentence.start;
  return opens && /^[,(]$/.test(tokens[at + 1]?.text ?? '') ? first : undefined;
}

/**
 * The person a sentence is about: the first one named, when no verb comes before, or only a fronted phrase that a
 * comma closes ("Dalam rapat itu, [Gubernur Rina Z] meminta …").
 */
export function subjectOf(reading: Reading, sentence: Sentence): Named | null {
  const { analysis, names } = reading;
  const { tokens } = analysis;
  const end = tokens[Math.min(sentence.first + MAX_TOKENS, sentence.last) - 1]?.end ?? sentence.end;
  const first = names
    .within({ start: sentence.start, end })
    .find((m) => m.kind === 'person' && (m.form === 'name' || m.form === 'short'));
  if (!first || isGoverned(reading, first.start, sentence.start)) return null;
  const head = phraseStart(reading, first.start, sentence.start);
  if (tokens[tokenBefore(analysis, head)]?.text === ',') return first;
  for (let i = sentence.first; (tokens[i]?.start ?? head) < head; i++) {
    if (tokens[i]?.pos === 'VERB') return null;
  }
  return first;
}

/** Whether a preposition, or a verb whose object it is, stands before the phrase an offset lies in. */
function isGoverned(reading: Reading, offset: number, floor: number): boolean {
  const { analysis, rules } = reading;
  const token = analysis.tokens[tokenBefore(analysis, phraseStart(reading, offset, floor))];
  if (!token || token.start < floor) return false;
  return rules.words.governors.has(token.lower) || (token.pos === 'VERB' && token.voice === 'active');
}

/** Walks left over the words of a title or role in front of a name. */
function phraseStart(reading: Reading, offset: number, floor: number): number {
  const { tokens } = reading.analysis;
  const first = tokenBefore(reading.analysis, offset);
  let start = offset;
  for (let i = first; i > first - MAX_TOKENS; i--) {
    const token = tokens[i];
    if (!token || token.start < floor || !isWord(token) || !inTitle(reading, token)) break;
    start = token.start;
  }
  return start;
}

function inTitle({ rules }: Reading, token: Token): boolean {
  if (rules.words['speaker-ends'].has(token.lower) || rules.words.openers.has(token.lower)) return false;
  if (rules.words.calendar.has(token.lower) || rules.cues.has(token.lower)) return false;
  const noun = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'NUM';
  return noun || (isCapital(token) && token.pos !== 'VERB');
}

const betweenSubjectAndVerb = new Set(['AUX', 'ADV', 'PART']);

/** The noun phrase or pronoun right before the verb, adverbs and auxiliaries between them skipped. */
function adjacentPhrase(reading: Reading, start: number, verb: number): Span | null {
  const { tokens } = reading.analysis;
  const { pronouns, determiners, openers } = reading.rules.words;
  let last = verb - 1;
  while (betweenSubjectAndVerb.has(tokens[last]?.pos ?? '') || openers.has(tokens[last]?.lower ?? '')) last--;
  const token = tokens[last];
  if (!token || token.start < start || !isWord(token)) return null;
  if (pronouns.has(token.lower)) return { start: token.start, end: token.end };
  if (!inTitle(reading, token) && !determiners.has(token.lower)) return null;
  return { start: phraseStart(reading, token.start, start), end: token.end };
}
