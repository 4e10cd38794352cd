/** `import { analyze } from 'warta/language'`: tokens, sentences, morphology and parts of speech of Indonesian. */
import { analyze as analyzeWith } from './core/text/analyze.js';
import type { Reading } from './core/text/reading.js';
import type { TextRules } from './core/text/rules.js';
import type { Analysis, Block } from './core/types.js';
import { loadRules } from './io/rules/load.js';

export type { Morph } from './core/text/morphology.js';
export type { Reading } from './core/text/reading.js';
export type { TextRules } from './core/text/rules.js';
export { stem } from './core/text/stem.js';
export type { Analysis, Block, Pos, Sentence, Token, TokenKind, Voice } from './core/types.js';

let packaged: TextRules | null = null;

/** The package's own rules and word lists, read from its folder on first use. */
function packagedRules(): TextRules {
  packaged ??= loadRules().text;
  return packaged;
}

/**
 * Tokens with exact offsets, sentences, morphology and parts of speech of any text, in linear time. Never throws.
 * @param text the text; offsets of the result count its UTF-16 code units, and every token's `text` is its slice
 * @param blocks paragraphs in text order, which no sentence crosses; by default each line is one
 * @param rules other rules than the package's own (`loadRules().text`)
 * @example analyze('Rumah itu saya beli.').tokens[3] // { text: 'beli', root: 'beli', pos: 'VERB', voice: 'passive', … }
 */
export function analyze(
  text: string,
  blocks: Block[] = linesOf(text),
  rules: TextRules = packagedRules(),
): Analysis {
  return analyzeWith(text, blocks, rules);
}

/**
 * What is known of one word without its context: root, affixes, clitics, voice, possible parts of speech.
 * @example readWord('mempertimbangkannya') // { root: 'timbang', prefix: 'memper', suffix: 'kan', enclitics: ['nya'], … }
 */
export function readWord(word: string, rules: TextRules = packagedRules()): Reading {
  return rules.reader.read(word);
}

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) blocks.push({ kind: 'paragraph', start, end });
    start = end + 1;
  }
  return blocks;
}
