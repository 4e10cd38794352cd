import type { Analysis, Block, Sentence, Token } from '../types.js';
import type { TextRules } from './rules.js';

/** Tokens, sentences, morphology and part of speech of a text. `blocks` bound the sentences. */
export function analyze(text: string, blocks: Block[], rules: TextRules): Analysis {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  blocks.forEach((block, b) => {
    const body = text.slice(block.start, block.end);
    for (const part of body.matchAll(/[^.!?\n]+[.!?]*["”’]?/g)) {
      const lead = part[0].length - part[0].trimStart().length;
      const start = block.start + part.index + lead;
      const end = block.start + part.index + part[0].trimEnd().length;
      if (end <= start) continue;
      const first = tokens.length;
      for (const word of text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*|[^\s]/gu)) {
        tokens.push(makeToken(text, start + word.index, word[0], tokens.length, sentences.length, rules));
      }
      sentences.push({ index: sentences.length, block: b, start, end, first, last: tokens.length });
    }
  });
  return { text, blocks, tokens, sentences };
}

function makeToken(
  source: string,
  start: number,
  text: string,
  index: number,
  sentence: number,
  rules: TextRules,
): Token {
  const lower = text.toLowerCase();
  const entry = rules.words.get(lower);
  const isWord = /\p{L}/u.test(text);
  const isNumber = /^\p{N}/u.test(text);
  const pos = entry?.pos ?? (isNumber ? 'NUM' : !isWord ? 'PUNCT' : /^\p{Lu}/u.test(text) ? 'PROPN' : 'NOUN');
  const prefix = /^me/.test(lower)
    ? 'meN'
    : /^di/.test(lower)
      ? 'di'
      : /^ber/.test(lower)
        ? 'ber'
        : /^ter/.test(lower)
          ? 'ter'
          : '';
  return {
    index,
    sentence,
    text,
    lower,
    start,
    end: start + text.length,
    kind: isNumber ? 'number' : isWord ? 'word' : 'punct',
    pos,
    root: entry?.lemma ?? lower,
    prefix: pos === 'VERB' ? prefix : '',
    suffix: '',
    voice: pos === 'VERB' ? (prefix === 'di' || prefix === 'ter' ? 'passive' : 'active') : null,
    proclitic: null,
    enclitics: [],
    spaceBefore: start === 0 || /\s/.test(source[start - 1] ?? ' '),
  };
}
