import type { Pos, Sentence, Token } from '../types.js';
import { applyContext } from './context.js';
import { type SentenceCase, sentenceCase, startsName } from './names.js';
import { readPassives } from './passives.js';
import type { Reading } from './reading.js';
import type { TextRules } from './rules.js';

/** Told of each context rule that changed a token. */
export type TagTrace = (rule: string, token: Token) => void;

/** Gives each token of a sentence its part of speech: lexicon and affixes, then capitals, then context rules. */
export function tagSentence(tokens: Token[], sentence: Sentence, rules: TextRules, trace?: TagTrace): void {
  const written = sentenceCase(tokens, sentence, rules);
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i] as Token;
    token.pos = token.kind === 'word' ? firstTag(tokens, i, sentence, written, rules) : kindTag(token);
  }
  for (let i = sentence.first; i < sentence.last; i++) applyContext(tokens, i, sentence, rules, trace);
  for (let i = sentence.first; i < sentence.last; i++) settle(tokens[i] as Token);
  readPassives(tokens, sentence, rules);
}

function kindTag(token: Token): Pos {
  switch (token.kind) {
    case 'number':
      // "tahun 1960-an" is a time, no count
      return token.lower.endsWith('an') ? 'NOUN' : 'NUM';
    case 'money':
      // "Rp1,2" counts; a currency on its own is a noun, as in the Indonesian treebanks.
      return /\p{N}/u.test(token.text) ? 'NUM' : 'NOUN';
    case 'punct':
      return 'PUNCT';
    case 'symbol':
    case 'emoji':
      return 'SYM';
    case 'handle':
      return 'PROPN';
    default:
      return 'X';
  }
}

function firstTag(
  tokens: Token[],
  i: number,
  sentence: Sentence,
  written: SentenceCase,
  rules: TextRules,
): Pos {
  const token = tokens[i] as Token;
  const reading = rules.reader.read(token.text);
  if (/^[IVXLC]{2,7}$/.test(token.text)) return 'NUM'; // "Perang Dunia II"
  if (startsName(tokens, i, sentence, written, reading)) return 'PROPN';
  return reading.tags[0] ?? unknownTag(reading, rules);
}

function unknownTag({ letterCase, lower }: Reading, rules: TextRules): Pos {
  if (letterCase !== 'lower' && letterCase !== 'none') return 'PROPN';
  if (rules.foreign.test(lower)) return 'X';
  return rules.adjectival.test(lower) ? 'ADJ' : 'NOUN';
}

const underived: readonly string[] = [];

/** A name has no affixes, and only a verb has a voice. */
function settle(token: Token): void {
  if (token.pos === 'PROPN') {
    token.root = token.lower;
    token.prefix = '';
    token.suffix = '';
    token.derivation = underived;
    token.voice = null;
    token.proclitic = null;
    if (token.enclitics.length > 0) token.enclitics = [];
  } else if (token.pos === 'VERB') {
    token.voice ??= 'active';
  } else if (token.voice !== null) {
    token.voice = null;
  }
}
