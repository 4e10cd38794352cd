import { stripTags } from '../clean.js';
import type { PageFacts } from '../meta/facts.js';

/** Words that make a line known as one of the stated text: fewer would fit teasers and captions too. */
const WORDS = 6;
/** Stated texts are read up to here; the start of a long one tells as much. */
const LONGEST = 200_000;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The article's text as the page's own JSON-LD states it, to recognise its lines by. A witness only: it is often cut
 * short, holds boilerplate, or is that of another article, so it adds to what a line counts and never takes away.
 * @returns a test that costs no more than a line's first words, however long the stated text is; null without one
 */
export function statedLines({ article }: PageFacts): ((line: string) => boolean) | null {
  const body = article?.articleBody;
  if (typeof body !== 'string') return null;
  const words = wordsOf(stripTags(body.slice(0, LONGEST)));
  const runs = new Set<string>();
  for (let i = 0; i + WORDS <= words.length; i++) runs.add(words.slice(i, i + WORDS).join(' '));
  if (runs.size === 0) return null;
  return (line) => runs.has(wordsOf(line.slice(0, 200)).slice(0, WORDS).join(' '));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];
