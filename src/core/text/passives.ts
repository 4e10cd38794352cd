import type { Pos, Sentence, Token } from '../types.js';
import { isPassive, type Lexicon } from './lexicon.js';
import type { TextRules } from './rules.js';

/**
 * Passives that no prefix marks, and one whose prefix stands apart:
 * "rumah yang [saya beli]", "sudah [kubaca]", and the misspelt "situs itu [di blokir]".
 */
export function readPassives(tokens: Token[], sentence: Sentence, rules: TextRules): void {
  const { first, last } = sentence;
  const { lexicon } = rules.reader;
  for (let i = first; i < last; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || token.prefix !== '') continue;
    if (token.pos === 'VERB' && token.proclitic !== null) token.voice = 'passive';
    else if (i > first && isDetached(tokens[i - 1] as Token, token, lexicon))
      attach(tokens[i - 1] as Token, token);
    else if (i > first + 1 && isSecondPassive(tokens, i, sentence, rules)) token.voice = 'passive';
  }
}

/** "di blokir", "di lakukan": "diblokir" is a verb, and "blokir" names no place. */
function isDetached(di: Token, token: Token, lexicon: Lexicon): boolean {
  if (di.lower !== 'di' || token.text !== token.lower || !token.spaceBefore || token.enclitics.length > 0)
    return false;
  if (!isPassive(lexicon, token.lower)) return false;
  const own = lexicon.words.get(token.lower)?.tags ?? [];
  return own.length === 0 || own[0] === 'VERB';
}

function attach(di: Token, token: Token): void {
  di.pos = 'PART';
  token.pos = 'VERB';
  token.prefix = 'di';
  token.derivation = [...token.derivation, 'di-'];
  token.voice = 'passive';
}

/**
 * A bare transitive verb right behind a pronoun that something else is the subject of: "yang saya [beli]", "sudah
 * kami [kirim]", "surat itu kami [kirim]", but not "di pasar itu kami [beli] ikan", which has an object.
 */
function isSecondPassive(tokens: Token[], i: number, sentence: Sentence, rules: TextRules): boolean {
  const token = tokens[i] as Token;
  const agent = tokens[i - 1] as Token;
  const before = tokens[i - 2] as Token;
  if (token.pos !== 'VERB' || agent.pos !== 'PRON' || agent.lower === 'yang') return false;
  if (!isPassive(rules.reader.lexicon, token.lower)) return false;
  if (before.lower === 'yang' || before.pos === 'AUX' || before.pos === 'PART') return true;
  const isTopic = before.pos === 'DET' || (before.pos === 'PRON' && i - 2 === sentence.first);
  return isTopic && !hasObject(tokens[i + 1], i + 1 < sentence.last, rules);
}

const nominal: readonly Pos[] = ['NOUN', 'PROPN', 'PRON', 'NUM', 'DET'];

/** Whether a noun phrase comes next; one of time ("kemarin") is no object. */
function hasObject(next: Token | undefined, inside: boolean, rules: TextRules): boolean {
  if (!next || !inside || !nominal.includes(next.pos)) return false;
  return !rules.reader.read(next.text).tags.includes('ADV');
}
