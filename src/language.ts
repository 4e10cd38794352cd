/** `import { analyze } from 'warta/language'`: tokens, sentences, morphology and parts of speech of Indonesian. */
export { analyze } from './core/text/analyze.js';
export type { Analysis, Sentence, Token } from './core/types.js';
