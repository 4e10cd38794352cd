import type { Span, Token } from '../types.js';
import type { Reading } from './reading.js';
import { isCapital, isWord } from './tokens.js';

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
  if (reading.rules.words.pronouns.has(first.lower)) return { start: first.start, end: first.end };
  let end = segmentEnd(reading, at);
  if (end === at) return null;
  let best = end;
  // "menurut Bank Dunia, Samosir tumbuh": what is named whole needs no second part, a role does.
  if (names.covers({ start: first.start, end: endOf(reading, end) }))
    return { start: first.start, end: endOf(reading, end) };
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
  const { tokens } = analysis;
  const bracket = tokens[end]?.text === '(' ? closingBracket(tokens, end) : null;
  const comma = bracket === null ? end : bracket + 1;
  const next = tokens[comma + 1];
  if (tokens[comma]?.text !== ',' || !next || !(isCapital(next) || next.pos === 'NOUN')) return null;
  return rules.words.calendar.has(next.lower) || rules.words['speaker-ends'].has(next.lower)
    ? null
    : comma + 1;
}

function isNamed({ analysis, names }: Reading, from: number, end: number): boolean {
  const span = { start: analysis.tokens[from]?.start ?? 0, end: analysis.tokens[end - 1]?.end ?? 0 };
  if (names.hasPerson(span)) return true;
  return names.isEmpty && isCapital(analysis.tokens[from]) && end - from <= 4;
}

/** End (exclusive token index) of the run of words that can name someone, from `from` to the next comma or verb. */
function segmentEnd(reading: Reading, from: number): number {
  const { analysis, rules } = reading;
  const { tokens } = analysis;
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
  if (isCapital(token)) return !rules.words.calendar.has(token.lower);
  if (rules.words['speaker-ends'].has(token.lower)) return false;
  if (rules.words.joiners.has(token.lower)) return isCapital(tokens[at + 1]);
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
