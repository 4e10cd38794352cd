import stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';

/**
 * Root of a word by the stemmer of the Sastrawi project (Nazief-Adriani with its dictionary of root words).
 * Second opinion only: it takes names apart and knows no part of speech. About 25 microseconds a word.
 */
export function stem(word: string): string {
  return stemmer.stem(word);
}
