import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/text/analyze.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().text;

const read = (text: string) => analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules);

/** Tokens that are read as part of a name. */
const names = (text: string) =>
  read(text)
    .tokens.filter((t) => t.pos === 'PROPN')
    .map((t) => t.text);

const million = 'Warga desa itu menanam padi, lalu menjualnya ke pasar di kota. ';

describe('texts that are not what they should be', () => {
  it.each([
    [
      'Malay',
      'Kerajaan telah mengumumkan bahawa lebuhraya itu akan dibuka kepada orang ramai pada hari Isnin.',
    ],
    ['Javanese', 'Bapak lurah matur yen dalan kuwi bakal didandani sasi ngarep dening warga desa.'],
    ['English', 'The village head said that the road would be repaired by residents next month.'],
    ['lower case', 'kemarin warga desa gotong royong perbaiki jembatan yg rusak krn banjir'],
    ['OCR noise', 'Pern erintah me|nyiapkan b4ntuan ~~ unt uk k0rban banj1r. ;:-_ \ufffd\ufffd (ha1. 3'],
    ['emoji', '😀😀 warga 👩‍👩‍👧 senang 🇮🇩🇮🇩 sekali ❤️‍🔥!!!'],
    ['broken surrogates', 'warga \ud83d pergi \udc00 pulang'],
    ['control characters', 'warga\u0000 pergi\u0007 pulang\u202e'],
  ])('reads %s and makes no name of its words', (_, text) => {
    const { tokens, sentences } = read(text);
    expect(sentences.length).toBeGreaterThan(0);
    for (const t of tokens) expect(text.slice(t.start, t.end)).toBe(t.text);
    expect(names(text.charAt(0).toLowerCase() + text.slice(1)).filter((n) => /^\p{Ll}/u.test(n))).toEqual([]);
  });

  it('knows the words of other languages as such', () => {
    const foreign = read('Laporan itu menyebut "clean energy" dan listening tools.').tokens.filter(
      (t) => t.pos === 'X',
    );
    expect(foreign.map((t) => t.text)).toContain('clean');
  });

  it('reads a headline in capitals as it reads its words', () => {
    const headline = read('KEMENTERIAN MENYIAPKAN BANTUAN UNTUK KORBAN BANJIR').tokens;
    expect(headline[1]).toMatchObject({ pos: 'VERB', root: 'siap', voice: 'active' });
    expect(headline.map((t) => t.pos)).not.toContain('PROPN');
  });

  it('reads a word of a hundred thousand characters as one', () => {
    const word = 'mem'.repeat(33_334);
    expect(read(word).tokens).toMatchObject([{ text: word, root: word, prefix: '' }]);
  });

  it('reads a million words, and each stretch of them alike', () => {
    const words = million.split(' ').length - 1;
    const text = million.repeat(Math.ceil(1_000_000 / words));
    const { tokens, sentences } = read(text);
    expect(sentences.length).toBe(Math.ceil(1_000_000 / words));
    const each = read(million).tokens.map((t) => `${t.text} ${t.pos} ${t.root}`);
    const last = tokens.slice(-each.length).map((t) => `${t.text} ${t.pos} ${t.root}`);
    expect(last).toEqual(each);
  });

  it('looks at each character a bounded number of times', () => {
    const looks = (text: string) => {
      const prototype = String.prototype;
      const charCodeAt = prototype.charCodeAt;
      let calls = 0;
      prototype.charCodeAt = function (at) {
        calls++;
        return charCodeAt.call(this, at);
      };
      try {
        read(text);
      } finally {
        prototype.charCodeAt = charCodeAt;
      }
      return calls;
    };
    for (const unit of [million, 'a.b.', '(', '“', 'Rp', 'A-', '1.', "a'", 'x/'])
      expect(looks(unit.repeat(4000))).toBeLessThan(4.5 * looks(unit.repeat(1000)) + 2000);
  });
});
