import { classOf, DIGIT, isDigit, isLetter, isSpace, isUpper, LETTER, MARK } from './chars.js';
import { MONEY, NUMBER, type Scan, SYMBOL, scan, WORD } from './scan-kind.js';

const SEPARATORS = new Set([...'.,:/-–'].map((c) => c.charCodeAt(0)));

/**
 * A number with all that is written in one piece with it: "1.234,5", "10.30", "30/7", "5-10", "12,5%",
 * "1990-an", "500rb". Magnitudes ("juta", "triliun") are words of their own.
 * @param kind NUMBER, or MONEY when a currency came before
 */
export function scanNumber(text: string, start: number, limit: number, kind: number): Scan {
  let end = start;
  for (;;) {
    while (end < limit && isDigit(text.charCodeAt(end))) end++;
    if (end + 1 >= limit || !SEPARATORS.has(text.charCodeAt(end))) break;
    if (!isDigit(text.charCodeAt(end + 1))) break;
    end++;
  }
  if (end >= limit) return scan(end, kind);
  if (text.charCodeAt(end) === 0x25) return scan(end + 1, NUMBER);
  // "Rp5.000,-"
  if (kind === MONEY && text.startsWith(',-', end) && end + 2 <= limit) return scan(end + 2, kind);
  return scanNumberSuffix(text, start, end, limit, kind);
}

/** "1990-an", "30an", "15km" stay numbers; "4G", "3D" are words. */
function scanNumberSuffix(text: string, start: number, from: number, limit: number, kind: number): Scan {
  let end = from;
  const code = text.charCodeAt(end);
  const hyphen = code === 0x2d || code === 0x2010 || code === 0x2011;
  if (hyphen && end + 1 < limit && isLetter(text.charCodeAt(end + 1))) end++;
  else if (!isLetter(code)) return scan(end, kind);
  const capital = isUpper(text.charCodeAt(end));
  while (end < limit && (classOf(text.charCodeAt(end)) & (LETTER | DIGIT | MARK)) !== 0) end++;
  return scan(end, capital && kind === NUMBER && end - start < 12 ? WORD : kind);
}

const SIGNS = new Set([...'$€£¥₹₩฿'].map((c) => c.charCodeAt(0)));
export const isCurrencySign = (code: number) => SIGNS.has(code);

/** "$5", "€1,2": the sign with its amount; alone it is a symbol. Returns 0 where no currency sign stands. */
export function scanCurrencySign(text: string, start: number, limit: number): Scan {
  if (!isCurrencySign(text.charCodeAt(start))) return 0;
  if (start + 1 < limit && isDigit(text.charCodeAt(start + 1)))
    return scanNumber(text, start + 1, limit, MONEY);
  const next = nextVisible(text, start + 1, limit);
  return scan(start + 1, next < limit && isDigit(text.charCodeAt(next)) ? MONEY : SYMBOL);
}

/** The next position that is not white space, looking at most a few characters ahead. */
export function nextVisible(text: string, from: number, limit: number): number {
  const stop = Math.min(limit, from + 4);
  let at = from;
  while (at < stop && isSpace(text.charCodeAt(at))) at++;
  return at;
}
