import { NotIndonesianError } from '../errors.js';
import type { PageRules } from './page-rules.js';

/** Words looked at: enough for any article to show its language. */
const SAMPLE = 600;
/** Shares of function words: running Indonesian has 20 to 30 %, another language at most a few by accident. */
const ENOUGH = 0.06;
const FEW_WORDS = 25;

/**
 * Refuses a text in another language, by its function words. Malay shares them and passes; so do very short texts
 * and lists, in which no language can be told.
 * @throws NotIndonesianError
 */
export function requireIndonesian(text: string, names: PageRules['names']): void {
  const words =
    text
      .slice(0, SAMPLE * 12)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, SAMPLE) ?? [];
  if (words.length < FEW_WORDS) {
    if (words.length === 0 || latinShare(text) > 0.5) return;
    throw new NotIndonesianError('the text is not in Latin script');
  }
  const indonesian = share(words, names.functionWords.indonesian);
  const english = share(words, names.functionWords.english);
  if (indonesian >= ENOUGH && indonesian >= english * 0.7) return;
  if (english > 0.12 || words.length >= 80 || latinShare(text) < 0.5) {
    const seen = `${percent(indonesian)} Indonesian function words, ${percent(english)} English`;
    throw new NotIndonesianError(`the text is not Indonesian (${seen})`);
  }
}

function share(words: string[], list: string[]): number {
  const known = new Set(list);
  return words.filter((w) => known.has(w)).length / words.length;
}

function latinShare(text: string): number {
  const letters = text.slice(0, 4000).match(/\p{L}/gu)?.length ?? 0;
  const latin = text.slice(0, 4000).match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters === 0 ? 1 : latin / letters;
}

function percent(value: number): string {
  return `${Math.round(100 * value)} %`;
}
