import type { Pos, Sentence, Token } from '../types.js';
import { isQuote } from './chars.js';
import type { Reading } from './reading.js';
import type { TextRules } from './rules.js';

/** Whether capitals tell names apart in a sentence: not in all capitals, nor in a headline's Title Case. */
export type SentenceCase = 'normal' | 'upper' | 'title';

const FEWEST_WORDS = 4;

/** How a sentence is written, by the share of its longer words that begin with, or consist of, capitals. */
export function sentenceCase(tokens: Token[], sentence: Sentence, rules: TextRules): SentenceCase {
  let words = 0;
  let upper = 0;
  let capital = 0;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || token.text.length < 4) continue;
    const { letterCase } = rules.reader.read(token.text);
    words++;
    if (letterCase === 'upper') upper++;
    if (letterCase !== 'lower') capital++;
  }
  if (words < FEWEST_WORDS) return words > 1 && upper === words ? 'upper' : 'normal';
  if (upper / words > 0.7) return 'upper';
  return capital / words >= 0.85 ? 'title' : 'normal';
}

/** Parts of speech that a capital does not turn into a name. */
const closed: readonly Pos[] = ['ADP', 'CCONJ', 'SCONJ', 'PRON', 'DET', 'PART', 'AUX', 'NUM', 'ADV'];

/** Whether a capitalised word is (part of) a name by its writing and place alone. */
export function startsName(
  tokens: Token[],
  i: number,
  sentence: Sentence,
  written: SentenceCase,
  reading: Reading,
): boolean {
  const { letterCase, tags } = reading;
  if (letterCase === 'lower' || letterCase === 'none') return false;
  const first = tags[0];
  if (first === undefined) return true;
  if (written !== 'normal') return false;
  if (closed.includes(first)) return false;
  if (!reading.listed && (reading.prefix === '' || reading.root.length < 4)) return true; // "Andi", "Diego"
  if (first === 'VERB' && reading.prefix !== '' && reading.listed) return false;
  return letterCase === 'upper' || letterCase === 'mixed' || !atStart(tokens, i, sentence);
}

/** First word of the sentence or of what a quote, colon, bracket, bullet or dateline dash opens. */
export function atStart(tokens: Token[], i: number, sentence: Sentence): boolean {
  if (i === sentence.first) return true;
  const before = tokens[i - 1] as Token;
  if (before.kind !== 'punct') return before.kind === 'emoji';
  const { text } = before;
  if (text === ')' || text === ',' || text === '/') return false;
  if (text === '(') return false;
  return isQuote(text.charCodeAt(0)) ? opensQuote(tokens, i - 1) : true;
}

/** An opening quote has a space before it and none after it. */
function opensQuote(tokens: Token[], at: number): boolean {
  const quote = tokens[at] as Token;
  return quote.spaceBefore || quote.text === '“' || at === 0;
}
