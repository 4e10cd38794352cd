/** `import { analyze } from 'warta/language'`: tokens, sentences, morphology and parts of speech of Indonesian. */
export { analyze, tokenize } from './core/text/analyze.js';
export { analyseWord, type Morph } from './core/text/morphology.js';
export type { Reading } from './core/text/reading.js';
export type { TextRules } from './core/text/rules.js';
export { stem } from './core/text/stem.js';
export type { Analysis, Block, Pos, Sentence, Token, TokenKind, Voice } from './core/types.js';
