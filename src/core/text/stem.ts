import { createRequire } from 'node:module';
import type Stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';

const folder = 'natural/lib/natural/stemmers/indonesian';
let stemmer: typeof Stemmer | null = null;

/**
 * Root of a word by the stemmer of the Sastrawi project (Nazief-Adriani with its dictionary of root words).
 * Second opinion only: it takes names apart and knows no part of speech. About 25 microseconds a word.
 * Loaded on first use: it takes longer to load than to read a text, and few words need it.
 */
export function stem(word: string): string {
  stemmer ??= createRequire(import.meta.url)(`${folder}/stemmer_id.js`) as typeof Stemmer;
  return stemmer.stem(word);
}

/** The words that `stem` can answer with, when it does not give back what it was asked. */
export function stemDictionary(): string[] {
  const words = createRequire(import.meta.url)(`${folder}/data/kata-dasar.json`) as string[];
  return words.filter(Boolean);
}
