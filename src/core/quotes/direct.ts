import type { Span } from '../types.js';
import { cueAfter, cueBefore } from './cues.js';
import { Focusing } from './focus.js';
import { textOf } from './names.js';
import { type Passage, pairMarks } from './pairs.js';
import { type Found, makeQuote, spanOf } from './quote.js';
import type { Reading } from './reading.js';
import type { SpeechProbe } from './repair.js';
import { isCapital, isWord, tokenBefore, tokenFrom } from './tokens.js';

/** Fewer words than this in quotation marks are a scare quote, a nickname or a title, unless a cue follows. */
const MIN_WORDS = 4;
/** Longest title in words of four letters and more. */
const MAX_TITLE = 12;
/** A closing mark may be missing in a quotation of at most this many tokens. */
const MAX_REPAIR = 400;

/** Quotations in quotation marks, in text order, who is in focus where, and all that stands in such marks. */
export function findDirect(reading: Reading): { quotes: Found[]; focus: Focusing; passages: Passage[] } {
  const passages = pairMarks(reading.analysis, speechProbe(reading));
  const focus = new Focusing(reading, passages);
  const quotes: Found[] = [];
  for (let i = 0; i < passages.length; i++) {
    const quote = readPassage(reading, focus, passages, i, quotes);
    if (quote) quotes.push(quote);
  }
  return { quotes, focus, passages };
}

function speechProbe(reading: Reading): SpeechProbe {
  const { analysis, rules } = reading;
  const { tokens } = analysis;
  return {
    cueAt: (offset) => !isCapital(tokens[tokenFrom(analysis, offset)]) && cueAfter(reading, offset) !== null,
    speechEnd({ start, end }) {
      const first = tokenFrom(analysis, start);
      for (let i = first + 2; i < first + MAX_REPAIR; i++) {
        const token = tokens[i];
        if (!token || token.start >= end) return null;
        if (rules.cues.get(token.lower)?.form !== 'bare') continue;
        const last = tokens[i - 1];
        if (last?.text === ',') return last.end;
        if (last?.kind === 'punct' && tokens[i - 2]?.text === ',') return last.end;
      }
      return null;
    },
  };
}

function readPassage(
  reading: Reading,
  focus: Focusing,
  passages: Passage[],
  index: number,
  said: Found[],
): Found | null {
  const passage = passages[index];
  if (!passage) return null;
  const words = countWords(reading, passage);
  const before = passages[index - 1];
  const after = passages[index + 1];
  const whole = textOf(reading.analysis, passage);
  // `"Kami siap, kata Rina.`: the comma stands where the closing mark is missing
  const inner = whole.slice(1, passage.repaired && whole.endsWith(',') ? undefined : -1).trimEnd();
  if (words === 0) return null;

  const behind = cueAfter(reading, passage.end);
  if (
    behind &&
    behind.token.end <= (after?.start ?? Number.POSITIVE_INFINITY) &&
    soundsSpoken(reading, passage, inner, words)
  ) {
    return makeQuote(reading, focus, { span: passage, cue: behind, rule: 'quotes/after', kind: 'direct' });
  }
  const cry = words > 1 && /[.!?]$/.test(inner);
  if ((words < MIN_WORDS && !cry) || isTitle(reading, passage)) return null;
  const ahead = cueBefore(reading, passage.start, before?.end ?? 0);
  const ownCue = said.at(-1)?.cue;
  if (ahead) {
    const shared = ownCue?.start === ahead.token.start;
    const rule = shared ? 'quotes/continued' : 'quotes/before';
    return makeQuote(reading, focus, { span: passage, cue: ahead, rule, kind: 'direct' });
  }
  return words < MIN_WORDS ? null : continuation(reading, passages, index, said, inner);
}

/** Before a cue: ends like speech, or is long enough to be no scare quote and no title. */
function soundsSpoken(reading: Reading, passage: Passage, inner: string, words: number): boolean {
  if (/[,?!.…-]$/.test(inner)) return inner.endsWith(',') || !isTitle(reading, passage);
  if (reading.analysis.text.charAt(passage.end) !== ',' && words < MIN_WORDS) return false;
  return !isTitle(reading, passage);
}

/** A title of a work or an event: named as one in front, or written in capitals like one. */
function isTitle({ analysis, rules }: Reading, passage: Passage): boolean {
  const titles = rules.words['title-words'];
  const last = tokenBefore(analysis, passage.start);
  for (let i = last; i > last - 2 && !/^[.!?]$/.test(analysis.tokens[i]?.text ?? '.'); i--) {
    if (titles.has(analysis.tokens[i]?.lower ?? '')) return true;
  }
  if (/[.!?…,]$/.test(textOf(analysis, passage).slice(0, -1).trimEnd())) return false;
  let words = 0;
  let capitals = 0;
  for (let i = tokenFrom(analysis, passage.start); i < analysis.tokens.length; i++) {
    const token = analysis.tokens[i];
    if (!token || token.start >= passage.end || words > MAX_TITLE) break;
    if (!isWord(token) || token.text.length < 4) continue;
    words++;
    if (isCapital(token)) capitals++;
  }
  return words <= MAX_TITLE && capitals > words * 0.6;
}

/** `"…," kata Rina. "…."`: a second quotation in the same paragraph, with no other speaker between. */
function continuation(
  reading: Reading,
  passages: Passage[],
  index: number,
  said: Found[],
  inner: string,
): Found | null {
  const { analysis } = reading;
  const passage = passages[index];
  const last = said.at(-1);
  if (!passage || !last?.speaker || !/[.?!…]$/.test(inner)) return null;
  if (
    last.end !== passages[index - 1]?.end ||
    !isCapital(analysis.tokens[tokenFrom(analysis, passage.start + 1)])
  )
    return null;
  const gap = analysis.text.slice(last.end, passage.start);
  if (gap.length > 240 || gap.includes('\n') || !/[.?!]\s*$/.test(gap) || /[.?!]\s+\p{Lu}/u.test(gap))
    return null;
  const { speaker } = last;
  return { ...spanOf(reading, passage), kind: 'direct', speaker, cue: null, rule: 'quotes/continued' };
}

function countWords({ analysis }: Reading, span: Span): number {
  let count = 0;
  for (let i = tokenFrom(analysis, span.start); i < analysis.tokens.length; i++) {
    const token = analysis.tokens[i];
    if (!token || token.start >= span.end) break;
    if (isWord(token)) count++;
  }
  return count;
}
