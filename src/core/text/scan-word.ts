import {
  APOSTROPHE,
  classOf,
  DIGIT,
  HYPHEN,
  isDigit,
  isHighSurrogate,
  isLetter,
  isLowSurrogate,
  isSpace,
  isUpper,
  isWordChar,
  LETTER,
  MARK,
  UPPER,
} from './chars.js';
import { EMAIL, MONEY, type Scan, type ScanRules, scan, URL, WORD } from './scan-kind.js';
import { isCurrencySign, nextVisible, scanNumber } from './scan-number.js';

/**
 * A word with everything that belongs to it: apostrophes ("Ma'ruf"), hyphens ("undang-undang", "Covid-19",
 * "ke-17"), the dots of abbreviations ("S.H.", "Tbk."), domain names ("detik.com"), an amount written on to
 * its currency ("Rp1,2"). A slash separates words ("KPK/Polri"), except in "s/d", "a/n".
 */
export function scanWord(text: string, start: number, limit: number, rules: ScanRules): Scan {
  let end = start;
  /** Where the part after the last dot or hyphen begins. */
  let part = start;
  let dots = 0;
  while (end < limit) {
    const code = text.charCodeAt(end);
    const bits = classOf(code);
    if (
      (bits & DIGIT) !== 0 &&
      end - start <= 3 &&
      part === start &&
      rules.currencies.has(text.slice(start, end).toLowerCase())
    ) {
      return scanNumber(text, end, limit, MONEY);
    }
    if ((bits & (LETTER | DIGIT | MARK)) !== 0) end++;
    else if (isHighSurrogate(code) && isAstralLetter(text, end, limit)) end += 2;
    else if ((bits & APOSTROPHE) !== 0 && joinsApostrophe(text, start, end, limit)) end++;
    else if ((bits & HYPHEN) !== 0 && joinsHyphen(text, part, end, limit)) part = ++end;
    else if (code === 0x2e) {
      const joined = scanDot(text, start, part, end, limit, dots, rules);
      if (joined <= 0) return joined === 0 ? scan(end, WORD) : scan(-joined, WORD);
      dots++;
      part = end + 1;
      end = joined;
    } else if (code === 0x40 && end > start && end + 1 < limit && isWordChar(text.charCodeAt(end + 1))) {
      return scan(addressEnd(text, end + 1, limit), EMAIL);
    } else if (code === 0x2f) {
      const slash = scanSlash(text, start, end, limit, dots);
      return slash || scan(end, WORD);
    } else if (isCurrencySign(code) && end - start <= 3 && isUpper(text.charCodeAt(start))) {
      // "US$5", "A$", "HK$ 10"
      return end + 1 < limit && isDigit(text.charCodeAt(end + 1))
        ? scanNumber(text, end + 1, limit, MONEY)
        : scan(end + 1, MONEY);
    } else if (
      code === 0x26 &&
      isUpper(text.charCodeAt(end - 1)) &&
      end + 1 < limit &&
      isUpper(text.charCodeAt(end + 1))
    ) {
      end++; // "AT&T"
    } else break;
  }
  const money = end - start <= 3 && rules.currencies.has(text.slice(start, end).toLowerCase());
  return scan(Math.max(end, start + 1), money && amountFollows(text, end, limit) ? MONEY : WORD);
}

/** Longer than any abbreviation or domain name; what dots join beyond it is noise. */
const LONGEST_DOTTED = 64;

/** "Ma'ruf", "D'Masiv", "Jum’at": between letters. */
function joinsApostrophe(text: string, start: number, at: number, limit: number): boolean {
  return (
    at > start && at + 1 < limit && isLetter(text.charCodeAt(at + 1)) && isLetter(text.charCodeAt(at - 1))
  );
}

function joinsHyphen(text: string, part: number, at: number, limit: number): boolean {
  if (at === part || at + 1 >= limit) return false;
  const next = text.charCodeAt(at + 1);
  if ((classOf(next) & (LETTER | DIGIT)) === 0) return false;
  // "JAKARTA-Presiden berkunjung": a dateline whose dash has lost its spaces.
  const dateline =
    at - part >= 5 &&
    isUpper(next) &&
    isLower(text.charCodeAt(at + 2)) &&
    allUpper(text, part, at) &&
    opensLine(text, part);
  return !dateline;
}

/** A dateline's place opens its line or follows the outlet's comma; "ASEAN-Cina" stands among words. */
function opensLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at).replaceAll(' ', '');
  return before === '' || ',.)\n'.includes(before.at(-1) ?? '');
}

const isLower = (code: number) => (classOf(code) & (LETTER | UPPER)) === LETTER;

function allUpper(text: string, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 40; i++) if (!isUpper(text.charCodeAt(i))) return false;
  return true;
}

/**
 * What a dot after `[start, dot)` means: 0, the word ends before it; a positive position, the word goes on
 * from there; a negative one, the word ends there, dot included.
 */
function scanDot(
  text: string,
  start: number,
  part: number,
  dot: number,
  limit: number,
  dots: number,
  rules: ScanRules,
): number {
  const next = dot + 1 < limit ? text.charCodeAt(dot + 1) : 0x20;
  const length = dot - part;
  if (length === 0 || dot - start > LONGEST_DOTTED) return 0;
  if (isLetter(next)) return dotBeforeLetter(text, start, part, dot, limit, rules);
  if (isDigit(next)) {
    const word = text.slice(start, dot).toLowerCase();
    // "Rp.5.000": the currency keeps its dot and its amount.
    if (rules.currencies.has(word)) return -scanMoneyEnd(text, dot + 1, limit);
    return rules.abbreviations.has(word) ? -(dot + 1) : 0;
  }
  // "S.H." keeps its last dot; behind "Kompas.com" it ends the sentence.
  const domain = dots > 0 && rules.domains.has(text.slice(part, dot).toLowerCase());
  if (dots > 0 && length <= 4 && !domain) return -(dot + 1);
  return closesAbbreviation(text, start, dot, limit, rules) ? -(dot + 1) : 0;
}

const scanMoneyEnd = (text: string, from: number, limit: number) =>
  Math.floor(scanNumber(text, from, limit, MONEY) / 16);

function dotBeforeLetter(
  text: string,
  start: number,
  part: number,
  dot: number,
  limit: number,
  rules: ScanRules,
): number {
  let after = dot + 1;
  while (after < limit && after < dot + 24 && isWordChar(text.charCodeAt(after))) after++;
  const tail = text.slice(dot + 1, after).toLowerCase();
  const upper = isUpper(text.charCodeAt(dot + 1));
  if (rules.domains.has(tail) && (!upper || tail === 'com')) return dot + 1;
  const whole = text.slice(start, dot).toLowerCase();
  if (rules.abbreviations.has(`${whole}.${tail}`)) return dot + 1;
  // "S.H", "a.n", "K.H" go on; "J.Kristanto" is an initial before a name.
  if (dot - part === 1 && isLetter(text.charCodeAt(part))) {
    if (upper !== isUpper(text.charCodeAt(part))) return 0;
    return tail.length <= 4 ? dot + 1 : -(dot + 1);
  }
  if (rules.abbreviations.has(whole)) return -(dot + 1);
  return isAddress(text, dot, limit) ? dot + 1 : 0;
}

/** Whether the dot after a word is its own: "dr. Sari", "No. 5", "Tbk.", an initial before a name. */
function closesAbbreviation(
  text: string,
  start: number,
  dot: number,
  limit: number,
  rules: ScanRules,
): boolean {
  const next = nextVisible(text, dot + 1, limit);
  if (dot - start === 1 && isUpper(text.charCodeAt(start)))
    return next < limit && isLetter(text.charCodeAt(next));
  if (dot - start > 12) return false;
  const word = text.slice(start, dot).toLowerCase();
  const kind = rules.currencies.has(word) ? 'number' : rules.abbreviations.get(word);
  if (kind === undefined || next >= limit) return false;
  if (kind === 'number') return isDigit(text.charCodeAt(next)) || isRoman(text, next, limit);
  if (kind === 'title') return isLetter(text.charCodeAt(next));
  return true;
}

function isRoman(text: string, at: number, limit: number): boolean {
  let end = at;
  while (end < limit && end < at + 8 && 'IVXLCDM'.includes(text[end] ?? ' ')) end++;
  return end > at && !isWordChar(text.charCodeAt(end));
}

/** "s/d", "a/n", "c/o"; after a domain name the path of its address. */
function scanSlash(text: string, start: number, at: number, limit: number, dots: number): Scan {
  if (
    at - start === 1 &&
    at + 1 < limit &&
    isLower(text.charCodeAt(start)) &&
    isLower(text.charCodeAt(at + 1))
  ) {
    const single = at + 2 >= limit || !isWordChar(text.charCodeAt(at + 2));
    if (single) return scan(at + 2, WORD);
  }
  if (
    dots === 0 ||
    at + 1 >= limit ||
    !isWordChar(text.charCodeAt(at + 1)) ||
    isUpper(text.charCodeAt(start))
  )
    return 0;
  let end = at;
  while (end < limit && !isSpace(text.charCodeAt(end)) && !'"”’,)<>'.includes(text[end] ?? '')) end++;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  return scan(end, URL);
}

/** Whether an "@" comes within the next characters of an unbroken word: "nama.belakang@warta.example". */
function isAddress(text: string, dot: number, limit: number): boolean {
  const stop = Math.min(limit, dot + 40);
  for (let i = dot + 1; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x40) return true;
    if (!isWordChar(code) && code !== 0x2e && code !== 0x2d) return false;
  }
  return false;
}

function addressEnd(text: string, from: number, limit: number): number {
  let end = from;
  while (
    end < limit &&
    (isWordChar(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2e || text.charCodeAt(end) === 0x2d)
  )
    end++;
  return text.charCodeAt(end - 1) === 0x2e ? end - 1 : end;
}

function amountFollows(text: string, end: number, limit: number): boolean {
  const next = nextVisible(text, end, limit);
  return next < limit && isDigit(text.charCodeAt(next));
}

function isAstralLetter(text: string, at: number, limit: number): boolean {
  return (
    at + 1 < limit && isLowSurrogate(text.charCodeAt(at + 1)) && /[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  );
}
