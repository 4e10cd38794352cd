import { createRequire } from 'node:module';
import type Stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';

let stemmer: typeof Stemmer | null = null;

/**
 * Root of a word by the stemmer of the Sastrawi project (Nazief-Adriani with its dictionary of root words).
 * Second opinion only: it takes names apart and knows no part of speech. About 25 microseconds a word.
 * Its dictionary is read on first use: most texts need it, but who only parses dates does not.
 */
export function stem(word: string): string {
  stemmer ??= createRequire(import.meta.url)(
    'natural/lib/natural/stemmers/indonesian/stemmer_id.js',
  ) as typeof Stemmer;
  return stemmer.stem(word);
}
