/** Classes of UTF-16 code units, as bits; a unit may have several. */
export const SPACE = 1;
export const LETTER = 2;
export const UPPER = 4;
export const DIGIT = 8;
/** Joins what precedes it: combining marks, joiners, soft hyphen, underscore. */
export const MARK = 16;
export const APOSTROPHE = 32;
export const HYPHEN = 64;
const KNOWN = 128;

const classes = new Uint8Array(0x10000);

/** Class bits of a code unit; `NaN` (past the end of a string) is a space. */
export function classOf(code: number): number {
  const known = classes[code];
  if (known === undefined) return SPACE;
  return known !== 0 ? known : learn(code);
}

export const isSpace = (code: number) => (classOf(code) & SPACE) !== 0;
export const isLetter = (code: number) => (classOf(code) & LETTER) !== 0;
export const isUpper = (code: number) => (classOf(code) & UPPER) !== 0;
export const isDigit = (code: number) => (classOf(code) & DIGIT) !== 0;
/** Letter, digit or something that only joins them. */
export const isWordChar = (code: number) => (classOf(code) & (LETTER | DIGIT | MARK)) !== 0;

export const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
export const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Straight, curly, low and angled quotation marks, single and double. */
const quotes = new Set([...'"“”„‟‘’‚‛«»‹›\'`´'].map((q) => q.charCodeAt(0)));
export const isQuote = (code: number) => quotes.has(code);

function learn(code: number): number {
  const char = String.fromCharCode(code);
  let bits = KNOWN;
  // U+200B and U+2060 look like nothing and separate or hold words; neither is part of one.
  if (/\s/.test(char) || code === 0x200b || code === 0x2060) bits |= SPACE;
  else if (/\p{Lu}|\p{Lt}/u.test(char)) bits |= LETTER | UPPER;
  else if (/\p{L}/u.test(char)) bits |= LETTER;
  else if (/\p{N}/u.test(char)) bits |= DIGIT;
  else if (/\p{M}/u.test(char) || char === '_' || code === 0xad || code === 0x200c) bits |= MARK;
  if ("'’ʼ‘`´".includes(char)) bits |= APOSTROPHE;
  if ('-‐‑'.includes(char)) bits |= HYPHEN;
  classes[code] = bits;
  return bits;
}
