import type { Span, Token } from '../types.js';
import type { Reading } from './reading.js';
import { isCapital, isWord, tokenBefore } from './tokens.js';

/** Longest phrase that names a speaker, in tokens. */
const MAX_PHRASE = 24;
/** Commas inside such a phrase: kata Kepala Dusun A, Kelurahan B, Kecamatan C, Rina. */
const MAX_COMMAS = 4;

/** The phrase behind a cue: kata [Kepala Desa Sukamaju, Rina] dalam rapat. */
export function speakerAfter(reading: Reading, from: number): Span | null {
  const { analysis, names } = reading;
  let at = from;
  if (analysis.tokens[at]?.lower === 'oleh') at++;
  const first = analysis.tokens[at];
  if (!first || !isWord(first)) return null;
  let end = segmentEnd(reading, at);
  if (end === at) return null;
  let best = end;
  for (let commas = 0; commas < MAX_COMMAS && end - at < MAX_PHRASE; commas++) {
    if (names.hasPerson({ start: first.start, end: endOf(reading, best) })) break;
    const next = nextSegment(reading, end);
    if (next === null) break;
    const last = segmentEnd(reading, next);
    if (last === next) break;
    if (isNamed(reading, next, last)) best = last;
    end = last;
  }
  return { start: first.start, end: endOf(reading, best) };
}

/** Where the part after a comma begins, if it can still belong to the phrase: a name, not a day or a place. */
function nextSegment({ analysis, rules }: Reading, end: number): number | null {
  const comma = analysis.tokens[end];
  const next = analysis.tokens[end + 1];
  if (comma?.text !== ',' || !isCapital(next) || !next) return null;
  return rules.words.calendar.has(next.lower) || rules.words['speaker-ends'].has(next.lower) ? null : end + 1;
}

function isNamed({ analysis, names }: Reading, from: number, end: number): boolean {
  const span = { start: analysis.tokens[from]?.start ?? 0, end: analysis.tokens[end - 1]?.end ?? 0 };
  if (names.hasPerson(span)) return true;
  return names.within(span).length === 0 && names.isEmpty && end - from <= 4;
}

/** End (exclusive token index) of the run of words that can name someone, from `from` to the next comma or verb. */
function segmentEnd(reading: Reading, from: number): number {
  const { analysis, rules } = reading;
  const { tokens } = analysis;
  if (rules.words.pronouns.has(tokens[from]?.lower ?? '')) return from + 1;
  let at = from;
  while (at < from + MAX_PHRASE) {
    const token = tokens[at];
    if (!token) break;
    if (rules.words.determiners.has(token.lower)) return at > from ? at + 1 : at;
    if (token.text === '(') {
      const close = closingBracket(tokens, at);
      if (close === null || !isCapital(tokens[close + 1])) break;
      at = close + 1;
      continue;
    }
    if (!belongs(reading, tokens, at)) break;
    at++;
  }
  return at;
}

function closingBracket(tokens: Token[], open: number): number | null {
  for (let i = open + 1; i < open + 9; i++) if (tokens[i]?.text === ')') return i;
  return null;
}

const closedClasses = new Set(['ADP', 'SCONJ', 'AUX', 'PART', 'INTJ']);

function belongs({ rules }: Reading, tokens: Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.sentence !== tokens[at - 1]?.sentence) return false;
  if (!isWord(token)) return joinsNames(tokens, at);
  if (rules.words['speaker-ends'].has(token.lower)) return false;
  if (isCapital(token)) return !rules.words.calendar.has(token.lower);
  if (token.lower === 'dan') return isCapital(tokens[at + 1]);
  if (closedClasses.has(token.pos)) return false;
  return !(token.pos === 'VERB' && /^(me|ber|di)/.test(token.lower));
}

/** "M. Rina", "Rina-Dodi", "PT A & B", "D'Rina": a mark between parts of one name. */
function joinsNames(tokens: Token[], at: number): boolean {
  const token = tokens[at];
  if (!isCapital(tokens[at + 1])) return false;
  if (token?.text === '.') return tokens[at - 1]?.text.length === 1;
  return token?.text === '&' || (/^[-–/'’@]$/.test(token?.text ?? '') && !token?.spaceBefore);
}

function endOf({ analysis }: Reading, end: number): number {
  return analysis.tokens[end - 1]?.end ?? 0;
}

/**
 * The subject in front of a reporting verb: [Ketua Komisi II Rina Z] dari Fraksi A, di Jakarta, kemarin, menyatakan.
 * The nearest person that no preposition governs, else the nearest such organisation, else the noun phrase itself.
 * @param floor offset before which the subject does not lie (the end of an earlier quotation)
 */
export function speakerBefore(reading: Reading, verb: number, floor: number): Span | null {
  const { analysis } = reading;
  const { tokens } = analysis;
  const sentence = analysis.sentences[tokens[verb]?.sentence ?? -1];
  if (!sentence) return null;
  const start = Math.max(sentence.start, floor);
  return namedSubject(reading, start, verb) ?? adjacentPhrase(reading, start, verb);
}

function namedSubject(reading: Reading, start: number, verb: number): Span | null {
  const { analysis, names } = reading;
  const end = analysis.tokens[verb]?.start ?? 0;
  const near = adjacentPhrase(reading, start, verb);
  const free = names.within({ start, end }).filter((m) => !isGoverned(reading, m.start, start));
  const people = free.filter((m) => m.kind === 'person');
  const pick =
    people.findLast((m) => m.form === 'name' || m.form === 'short') ??
    people.at(-1) ??
    free.findLast((m) => m.kind !== 'place') ??
    free.findLast((m) => near !== null && m.start >= near.start);
  if (!pick) return null;
  if (near && pick.kind !== 'person' && pick.end < near.start) return null;
  return { start: phraseStart(reading, pick.start, start), end: pick.end };
}

/** Whether a preposition or "yang" stands before the phrase an offset lies in. */
export function isGoverned(reading: Reading, offset: number, floor: number): boolean {
  const { analysis, rules } = reading;
  const first = phraseStart(reading, offset, floor);
  const token = analysis.tokens[tokenBefore(analysis, first)];
  return token !== undefined && token.start >= floor && rules.words['speaker-ends'].has(token.lower);
}

/** Walks left over the words of a title or role in front of a name. */
function phraseStart(reading: Reading, offset: number, floor: number): number {
  const { tokens } = reading.analysis;
  let start = offset;
  for (let i = tokenBefore(reading.analysis, offset); i >= 0; i--) {
    const token = tokens[i];
    if (!token || token.start < floor || !isWord(token) || !inTitle(reading, token)) break;
    start = token.start;
  }
  return start;
}

function inTitle({ rules }: Reading, token: Token): boolean {
  if (rules.words['speaker-ends'].has(token.lower) || rules.words.openers.has(token.lower)) return false;
  if (rules.words.calendar.has(token.lower) || rules.cues.has(token.lower)) return false;
  return (
    token.pos === 'NOUN' ||
    token.pos === 'PROPN' ||
    (isCapital(token) && token.pos !== 'VERB') ||
    token.pos === 'NUM'
  );
}

/** The noun phrase or pronoun right before the verb, adverbs and auxiliaries between them skipped. */
function adjacentPhrase(reading: Reading, start: number, verb: number): Span | null {
  const { tokens } = reading.analysis;
  let last = verb - 1;
  while (
    ['AUX', 'ADV', 'PART'].includes(tokens[last]?.pos ?? '') ||
    reading.rules.words.openers.has(tokens[last]?.lower ?? '')
  )
    last--;
  const token = tokens[last];
  if (!token || token.start < start || !isWord(token)) return null;
  if (reading.rules.words.pronouns.has(token.lower)) return { start: token.start, end: token.end };
  if (!inTitle(reading, token) && !reading.rules.words.determiners.has(token.lower)) return null;
  return { start: phraseStart(reading, token.start, start), end: token.end };
}
