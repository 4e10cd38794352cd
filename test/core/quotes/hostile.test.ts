import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysisOf, direct, quotesIn } from './helpers.js';

describe('any text', () => {
  it('gives spans that slice to their text, in order, and direct quotations that lie apart', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      "'",
      '„',
      '«',
      ' kata Rina',
      'katanya',
      ', ',
      '. ',
      '\n\n',
      'Kami siap',
      ' menurut ',
      ' bahwa ',
      ':',
      '(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const quotes = quotesIn(text);
        for (const part of quotes.flatMap((q) => [q, q.speaker, q.cue])) {
          if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
        }
        expect(quotes.map((q) => q.start)).toEqual(quotes.map((q) => q.start).sort((a, b) => a - b));
        const marked = quotes.filter((q) => q.kind === 'direct');
        for (const [i, quote] of marked.entries())
          expect(quote.start).toBeGreaterThanOrEqual(marked[i - 1]?.end ?? 0);
      }),
    );
  });

  it('is read to its end, however long and hostile', () => {
    const noise = [
      '"Kami siap '.repeat(4000),
      '" '.repeat(20_000),
      '"'.repeat(20_000),
      'kata '.repeat(20_000),
      'menurut Rina, '.repeat(8000),
      `${'“Baris tanpa akhir\n\n'.repeat(4000)}”`,
      'a'.repeat(100_000),
    ];
    for (const text of noise) expect(() => quotesIn(text)).not.toThrow();
  });
});

describe('long and odd quotations', () => {
  it('of five hundred words is one quotation', () => {
    const speech = `"${'Kami akan terus bekerja untuk warga desa. '.repeat(72)}Terima kasih semuanya," kata Rina.`;
    expect(direct(speech)).toEqual([[speech.slice(0, speech.indexOf(' kata Rina')), 'Rina', 'kata']]);
  });

  it('an article whose marks never close keeps to what its verbs report', () => {
    const text = Array.from(
      { length: 6 },
      (_, i) => `"Ini kalimat panjang nomor ${i}, kata Rina di balai desa.`,
    ).join('\n\n');
    expect(direct(text).map((q) => q[1])).toEqual(Array(6).fill('Rina'));
  });

  it.each([
    ['a poem', 'Angin datang "membawa"\n\nkabar dari "laut"\n\ndan pergi'],
    ['a verse', 'Surat itu berbunyi demikian.\n\n"Dan bersabarlah kamu sekalian" (Ayat 200).'],
    ['a list', '"Apel"\n\n"Jeruk"\n\n"Mangga manis"'],
  ])('%s is no speech of anyone', (_, text) => {
    expect(direct(text)).toEqual([]);
  });
});

it('sees the same quotations in an article as in its paragraphs', () => {
  const one = '"Kami siap berangkat," kata Rina.';
  expect(analysisOf(one).sentences).toHaveLength(1);
  expect(direct([one, one].join('\n\n'))).toEqual([...direct(one), ...direct(one)]);
});
