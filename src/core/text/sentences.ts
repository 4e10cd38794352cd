import type { Block, Sentence, Token } from '../types.js';
import { isQuote } from './chars.js';

/** What the splitter must know of the language. */
export interface SentenceRules {
  /** Abbreviations, dot included, after which a sentence may end ("tbk.", "dll."). */
  tails: Set<string>;
  /** Nouns whose letter is no initial: "grup C. Timnas …". */
  lettered: Set<string>;
  /** Verbs that lead on from a quotation even when it closes with a full stop. */
  reporting: Set<string>;
  /** Names written with an exclamation mark ("Yahoo!"). */
  exclaimed: Set<string>;
}

/** Longest bracketed passage whose full stops are not taken for ends of sentences, in tokens. */
const LONGEST_ASIDE = 60;

/**
 * Cuts the tokens of one block into sentences. A quotation is cut at its own sentence ends, so its last
 * sentence and the words that report it ("…," kata dia.) stay together.
 * @param first position of the block's first token in `tokens`
 */
export function splitSentences(
  tokens: Token[],
  first: number,
  block: { block: Block; index: number },
  sentences: Sentence[],
  rules: SentenceRules,
): void {
  let begin = first;
  let asideUntil = -1;
  const lowerText = !hasCapitals(tokens, first);
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.text === '(') asideUntil = Math.max(asideUntil, closingBracket(tokens, i));
    if (i + 1 >= tokens.length || !mayEnd(token, tokens, i, first, rules)) continue;
    const end = withClosers(tokens, i);
    // A whole sentence in brackets ends with its bracket; full stops inside an aside end nothing.
    if (i < asideUntil && !(end >= asideUntil && tokens[begin]?.text === '(')) continue;
    if (end + 1 < tokens.length && opensSentence(tokens, i, end, lowerText, rules)) {
      push(tokens, begin, end + 1, block.index, sentences);
      begin = end + 1;
      i = end;
    }
  }
  if (begin < tokens.length) push(tokens, begin, tokens.length, block.index, sentences);
}

function push(tokens: Token[], first: number, last: number, block: number, sentences: Sentence[]): void {
  const index = sentences.length;
  for (let i = first; i < last; i++) (tokens[i] as Token).sentence = index;
  const start = (tokens[first] as Token).start;
  sentences.push({ index, block, first, last, start, end: (tokens[last - 1] as Token).end });
}

/** Whether a sentence can end with this token: a full stop, "?", "!", "…", or an abbreviation's own dot. */
function mayEnd(token: Token, tokens: Token[], i: number, first: number, rules: SentenceRules): boolean {
  if (token.kind === 'punct') {
    const { text } = token;
    if (text === '.') return !isListNumber(tokens, i, first);
    if (text === '!') return !rules.exclaimed.has(tokens[i - 1]?.lower ?? '');
    return text === '?' || text === '…' || text.startsWith('...');
  }
  if (token.kind !== 'word' || !token.text.endsWith('.')) return false;
  if (rules.tails.has(token.lower)) return true;
  const before = tokens[i - 1];
  return token.text.length === 2 && before !== undefined && i > first && rules.lettered.has(before.lower);
}

/** "1. Siapkan berkas" at the start of a line or right after a sentence end. */
function isListNumber(tokens: Token[], i: number, first: number): boolean {
  const number = tokens[i - 1];
  if (!number || i - 1 < first || number.end !== tokens[i]?.start || number.text.length > 3) return false;
  return i - 1 === first && (number.kind === 'number' || number.text.length === 1);
}

/** Closing quotes and brackets, and further marks, that belong to the sentence just ended. */
function withClosers(tokens: Token[], i: number): number {
  let end = i;
  for (
    let next = tokens[end + 1];
    next && next.kind === 'punct' && !next.spaceBefore;
    next = tokens[end + 1]
  ) {
    const closes =
      next.text === ')' || next.text === ']' || /^[.?!…]+$/.test(next.text) || isQuoteToken(next);
    if (!closes) break;
    end++;
  }
  // `selesai. " Kata dia`: a closing quote set off by mistake. An opening one has no space after it.
  const loose = tokens[end + 1];
  if (loose?.spaceBefore && isQuoteToken(loose) && tokens[end + 2]?.spaceBefore && loose.text !== '“') end++;
  return end;
}

const isQuoteToken = (token: Token) =>
  token.kind === 'punct' && (isQuote(token.text.charCodeAt(0)) || token.text === ',,');

/** Whether what follows `end` begins a sentence. */
function opensSentence(
  tokens: Token[],
  mark: number,
  end: number,
  lowerText: boolean,
  rules: SentenceRules,
): boolean {
  const ender = tokens[mark] as Token;
  const next = tokens[end + 1] as Token;
  const quoted = end > mark && isQuoteToken(tokens[end] as Token);
  if (!next.spaceBefore)
    return ender.text === '.' && startsCapital(next) && next.kind === 'word' && next.text.length > 1;
  if (quoted && rules.reporting.has(next.lower)) return false;
  // "Nusa Marine Pte. Ltd."
  if (ender.kind === 'word' && rules.tails.has(next.lower)) return false;
  if (ender.kind === 'word' && (next.text === '(' || !startsCapital(next))) return false;
  if (next.kind === 'word') return startsCapital(next) || (lowerText && ender.kind === 'punct' && !quoted);
  if (next.kind === 'number' || next.kind === 'money')
    return ender.text === '.' || ender.text === '?' || ender.text === '!';
  if (next.kind === 'punct') return opens(tokens, end + 1);
  return true;
}

/** A quote, bracket, dash or bullet leads a sentence if a capital, number or name comes after it. */
function opens(tokens: Token[], at: number): boolean {
  for (let i = at; i < at + 3; i++) {
    const token = tokens[i];
    if (!token) return false;
    if (token.kind === 'word') return startsCapital(token);
    if (token.kind !== 'punct') return true;
    if (/^[,;:.)]/.test(token.text) && token.text !== ',,') return false;
  }
  return false;
}

const startsCapital = (token: Token) => token.text !== token.lower && /^[\p{Lu}\p{Lt}]/u.test(token.text);

function closingBracket(tokens: Token[], open: number): number {
  const stop = Math.min(tokens.length, open + LONGEST_ASIDE);
  for (let i = open + 1; i < stop; i++) if (tokens[i]?.text === ')') return i;
  return -1;
}

/** Whether a block uses capitals at all, judged by its first words. */
function hasCapitals(tokens: Token[], first: number): boolean {
  for (let i = first; i < tokens.length && i < first + 200; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'word' && startsCapital(token)) return true;
  }
  return false;
}
