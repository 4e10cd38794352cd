import type { Analysis, Block, Sentence, Token } from '../types.js';
import { isSpace } from './chars.js';
import type { TextRules } from './rules.js';
import { scanToken } from './scan.js';
import { scanEnd, scanKind } from './scan-kind.js';
import { splitSentences } from './sentences.js';
import { type TagTrace, tagSentence } from './tag.js';

/**
 * Tokens, sentences, morphology and part of speech of a text, in linear time and for any string.
 * @param text the whole text; every offset of the result counts its UTF-16 code units
 * @param blocks paragraphs, headings, list items in text order; no sentence crosses one
 * @param trace told which context rule changed which token; for explanations and rule examples
 */
export function analyze(text: string, blocks: Block[], rules: TextRules, trace?: TagTrace): Analysis {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  blocks.forEach((block, index) => {
    const first = tokens.length;
    tokenize(text, block, rules, tokens);
    splitSentences(tokens, first, { block, index }, sentences, rules.sentences);
  });
  for (const sentence of sentences) tagSentence(tokens, sentence, rules, trace);
  return { text, blocks, tokens, sentences };
}

/** The tokens of one block, appended to `tokens`; together they cover all of it but white space. */
export function tokenize(
  text: string,
  block: { start: number; end: number },
  rules: TextRules,
  tokens: Token[],
): void {
  const limit = Math.min(block.end, text.length);
  let spaceBefore = true;
  for (let at = Math.max(0, block.start); at < limit; ) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      spaceBefore = true;
      continue;
    }
    const scanned = scanToken(text, at, limit, rules.scan);
    const end = scanEnd(scanned);
    tokens.push(
      makeToken(text.slice(at, end), at, end, scanKind(scanned), spaceBefore, tokens.length, rules),
    );
    at = end;
    spaceBefore = false;
  }
}

function makeToken(
  text: string,
  start: number,
  end: number,
  kind: Token['kind'],
  spaceBefore: boolean,
  index: number,
  rules: TextRules,
): Token {
  const reading = rules.reader.read(text);
  return {
    index,
    sentence: -1,
    text,
    lower: reading.lower,
    start,
    end,
    kind,
    pos: 'X',
    root: reading.root,
    prefix: reading.prefix,
    suffix: reading.suffix,
    derivation: reading.derivation,
    voice: reading.voice,
    proclitic: reading.proclitic,
    enclitics: reading.enclitics,
    spaceBefore,
  };
}
