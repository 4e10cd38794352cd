import { describe, expect, it } from 'vitest';
import { analyze, readWord } from '../../../src/language.js';

describe('the language stage on its own', () => {
  it('reads a text with nothing but the text given', () => {
    const { tokens, sentences } = analyze('Rumah itu saya beli.\n\nHarga naik');
    expect(sentences).toHaveLength(2);
    expect(tokens[3]).toMatchObject({ text: 'beli', root: 'beli', pos: 'VERB', voice: 'passive' });
  });

  it.each(['', '\n', ' \n ', '\r\n'])('reads nothing in %j', (text) => {
    expect(analyze(text).tokens).toEqual([]);
  });

  it('reads a word', () => {
    expect(readWord('Mempertimbangkannya')).toMatchObject({
      root: 'timbang',
      prefix: 'memper',
      suffix: 'kan',
      enclitics: ['nya'],
    });
  });
});
