import { wordKey } from './vocabulary.js';
import type { DateWords } from './words.js';

/** Digits with Indonesian punctuation ("1.500", "1,5"). */
export const DIGITS = String.raw`\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,6}(?:,\d{1,2}(?!\d))?`;

/**
 * Value of an amount: "12", "1,5", "1.500", "dua puluh lima", "65 juta", "satu setengah".
 * @returns null where it is no number
 */
export function readNumber(text: string, words: DateWords): number | null {
  let total = 0;
  let part = 0;
  for (const word of wordKey(text).split(/\s+/)) {
    if (/^\d/.test(word)) {
      part += Number(word.replace(/\.(?=\d{3})/g, '').replace(',', '.'));
    } else if (word === 'setengah') {
      part += 0.5;
    } else if (words.numbers.has(word)) {
      part += words.numbers.get(word) ?? 0;
    } else {
      const by = words.multipliers.get(word);
      if (by === undefined) return null;
      if (word === 'belas') part += by;
      else if (by >= 1000) {
        total = (total + (part || 1)) * by;
        part = 0;
      } else part = tens(part, by);
    }
  }
  return Number.isFinite(total + part) ? total + part : null;
}

/** "dua ratus tiga puluh": only the last digit is multiplied. */
function tens(part: number, by: number): number {
  const digit = part % 10;
  return part - digit + digit * by;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };

/** Roman numerals to XXXIX ("abad XIX"). */
export function readRoman(text: string): number | null {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN[text[i] ?? ''];
    if (!value) return null;
    total += value < (ROMAN[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total > 0 ? total : null;
}

/** "III", "3", "ke-3", "ketiga". */
export function readOrdinal(text: string, words: DateWords): number | null {
  const key = wordKey(text).replace(/^ke[-‐‑–\s]*/, '');
  if (/^\d{1,3}$/.test(key)) return Number(key);
  return words.ordinals.get(wordKey(text)) ?? readRoman(text.toUpperCase());
}
