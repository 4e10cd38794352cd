import { lowerBound } from '../text/spans.js';
import type { Analysis, Token } from '../types.js';

/** Index of the first token that starts at or after an offset. */
export function tokenFrom(analysis: Analysis, offset: number): number {
  return lowerBound(analysis.tokens, offset);
}

/** Index of the last token that ends at or before an offset, or -1. */
export function tokenBefore(analysis: Analysis, offset: number): number {
  let index = lowerBound(analysis.tokens, offset) - 1;
  while (index >= 0 && (analysis.tokens[index]?.end ?? 0) > offset) index--;
  return index;
}

export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text);
}

export function isWord(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'word' || token.kind === 'number' || token.kind === 'handle');
}
