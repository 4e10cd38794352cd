import type { Sentence, Token } from '../types.js';
import type { Lexicon } from './lexicon.js';
import type { TextRules } from './rules.js';

/**
 * Passives that no prefix marks, and one whose prefix stands apart:
 * "rumah yang [saya beli]", "sudah [kubaca]", and the misspelt "situs itu [di blokir]".
 */
export function readPassives(tokens: Token[], { first, last }: Sentence, rules: TextRules): void {
  const { lexicon } = rules.reader;
  for (let i = first; i < last; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || token.prefix !== '') continue;
    if (token.pos === 'VERB' && token.proclitic !== null) token.voice = 'passive';
    else if (i > first && isDetached(tokens[i - 1] as Token, token, lexicon))
      attach(tokens[i - 1] as Token, token);
    else if (i > first + 1 && isSecondPassive(tokens, i, lexicon)) token.voice = 'passive';
  }
}

/** "di blokir", "di lakukan": "diblokir" is a verb, and "blokir" names no place. */
function isDetached(di: Token, token: Token, lexicon: Lexicon): boolean {
  if (di.lower !== 'di' || token.text !== token.lower || !token.spaceBefore || token.enclitics.length > 0)
    return false;
  if (!isVerb(lexicon, `di${token.lower}`)) return false;
  const own = lexicon.words.get(token.lower)?.tags ?? [];
  return own.length === 0 || own[0] === 'VERB';
}

function attach(di: Token, token: Token): void {
  di.pos = 'PART';
  token.pos = 'VERB';
  token.prefix = 'di';
  token.voice = 'passive';
}

/** A bare transitive verb right behind a pronoun that something else is the subject of: "yang saya [beli]". */
function isSecondPassive(tokens: Token[], i: number, lexicon: Lexicon): boolean {
  const token = tokens[i] as Token;
  const agent = tokens[i - 1] as Token;
  const before = tokens[i - 2] as Token;
  if (token.pos !== 'VERB' || agent.pos !== 'PRON' || agent.lower === 'yang') return false;
  return (before.lower === 'yang' || before.pos === 'AUX') && isVerb(lexicon, `di${token.lower}`);
}

function isVerb(lexicon: Lexicon, form: string): boolean {
  const tags = lexicon.words.get(form)?.tags;
  return tags?.every((tag) => tag === 'VERB') ?? false;
}
