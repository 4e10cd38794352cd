import {
  classOf,
  DIGIT,
  isHighSurrogate,
  isLowSurrogate,
  isQuote,
  isSpace,
  isWordChar,
  LETTER,
  MARK,
} from './chars.js';
import {
  EMOJI,
  HANDLE,
  HASHTAG,
  NUMBER,
  PUNCT,
  type Scan,
  type ScanRules,
  SYMBOL,
  scan,
  URL,
} from './scan-kind.js';
import { scanCurrencySign, scanNumber } from './scan-number.js';
import { scanWord } from './scan-word.js';

/**
 * The token that starts at `start`, a position that is not white space. Every call moves on by at least one
 * code unit and looks ahead a bounded distance, so a text is scanned in linear time.
 * @param limit end of the block; a token never crosses it
 */
export function scanToken(text: string, start: number, limit: number, rules: ScanRules): Scan {
  const code = text.charCodeAt(start);
  const bits = classOf(code);
  if (bits & LETTER) return scanLink(text, start, limit) || scanWord(text, start, limit, rules);
  if (bits & DIGIT) return scanNumber(text, start, limit, NUMBER);
  if (bits & MARK) return scanWord(text, start, limit, rules);
  if (isHighSurrogate(code)) return scanAstral(text, start, limit, rules);
  if (code === 0x40 || code === 0x23) return scanTag(text, start, limit, code);
  return (
    scanCurrencySign(text, start, limit) ||
    scanPictograph(text, start, limit) ||
    scanPunctuation(text, start, limit)
  );
}

/** "https://warta.example/x", "www.warta.example". */
function scanLink(text: string, start: number, limit: number): Scan {
  const first = text.charCodeAt(start) | 0x20;
  if (first !== 0x68 && first !== 0x77) return 0;
  const head = text.slice(start, start + 8).toLowerCase();
  if (!head.startsWith('http://') && !head.startsWith('https://') && !head.startsWith('www.')) return 0;
  let end = start + 4;
  while (end < limit && !isSpace(text.charCodeAt(end)) && !isLinkEnd(text.charCodeAt(end))) end++;
  // A link at the end of a sentence does not own the full stop.
  while (end > start + 4 && ".,;:!?)]'".includes(text[end - 1] ?? '')) end--;
  return scan(end, URL);
}

const isLinkEnd = (code: number) => code === 0x3c || code === 0x3e || code === 0x22 || code === 0x201d;

/** "@kemenkes", "#banjir"; a lone sign is a symbol. */
function scanTag(text: string, start: number, limit: number, sign: number): Scan {
  let end = start + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    const joins =
      isWordChar(code) ||
      (code === 0x2e && sign === 0x40 && end + 1 < limit && isWordChar(text.charCodeAt(end + 1)));
    if (!joins) break;
    end++;
  }
  return end === start + 1 ? scan(end, SYMBOL) : scan(end, sign === 0x40 ? HANDLE : HASHTAG);
}

function scanAstral(text: string, start: number, limit: number, rules: ScanRules): Scan {
  const next = start + 1 < limit ? text.charCodeAt(start + 1) : 0;
  if (!isLowSurrogate(next)) return scan(start + 1, SYMBOL);
  const char = text.slice(start, start + 2);
  if (/[\p{L}\p{N}]/u.test(char)) return scanWord(text, start, limit, rules);
  if (/\p{Extended_Pictographic}|\p{RI}/u.test(char)) return scan(emojiEnd(text, start + 2, limit), EMOJI);
  return scan(start + 2, SYMBOL);
}

/** Pictographs of the basic plane ("☀️"), but not the signs of ordinary print (©, ™, arrows). */
function scanPictograph(text: string, start: number, limit: number): Scan {
  const code = text.charCodeAt(start);
  if (code < 0x2600 || code > 0x2bff || !/\p{Extended_Pictographic}/u.test(text[start] ?? '')) return 0;
  return scan(emojiEnd(text, start + 1, limit), EMOJI);
}

/** Variation selectors, skin tones, flags and joined pictographs belong to the emoji they follow. */
function emojiEnd(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (code === 0xfe0f || code === 0x20e3) end++;
    else if (code === 0x200d && end + 2 < limit) end += isHighSurrogate(text.charCodeAt(end + 1)) ? 3 : 2;
    else if (code === 0xd83c && isToneOrFlag(text.charCodeAt(end + 1)) && end + 1 < limit) end += 2;
    else break;
  }
  return Math.min(end, limit);
}

const isToneOrFlag = (low: number) => (low >= 0xdffb && low <= 0xdfff) || (low >= 0xdde6 && low <= 0xddff);

const PUNCTUATION = /[\p{P}]/u;

/** One mark, except runs that are one sign: "...", "--", "''", "``", ",,". */
function scanPunctuation(text: string, start: number, limit: number): Scan {
  const code = text.charCodeAt(start);
  let end = start + 1;
  if (code === 0x2e || code === 0x2d) {
    while (end < limit && text.charCodeAt(end) === code) end++;
    if (code === 0x2e && end - start === 2) end = start + 1;
  } else if (
    (code === 0x27 || code === 0x60 || code === 0x2c) &&
    text.charCodeAt(end) === code &&
    end < limit
  ) {
    end++;
  }
  if (code < 0x80) return scan(end, '$+<=>^|~'.includes(text[start] ?? '') ? SYMBOL : PUNCT);
  return scan(end, isQuote(code) || PUNCTUATION.test(text[start] ?? '') ? PUNCT : SYMBOL);
}
