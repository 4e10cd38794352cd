import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Block } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().text;

const paragraph = (text: string): Block[] => [{ kind: 'paragraph', start: 0, end: text.length }];

const pieces = fc.constantFrom(
  'Rp1,2',
  'triliun',
  'U.S.',
  'dr.',
  ' ',
  '\n',
  '"',
  '“',
  '”',
  '.',
  '...',
  ',',
  '(',
  ')',
  '-',
  '’',
  '@',
  '#',
  '/',
  'https://',
  'www.',
  'Presiden',
  'KPK',
  'mem',
  'nya',
  '30/7',
  '10.30',
  '%',
  '😀',
  '👩‍👩‍👧',
  '\ud83d',
  '\u200b',
  'é',
  'Ma’ruf',
  'di',
  'undang-undang',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
);

describe('analysis of any string', () => {
  it('covers every visible character once, in order, with exact offsets', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { tokens } = analyze(source, paragraph(source), rules);
        let at = 0;
        for (const token of tokens) {
          expect(source.slice(token.start, token.end)).toBe(token.text);
          expect(token.end).toBeGreaterThan(token.start);
          expect(source.slice(at, token.start).replace(/[\s\u200b\u2060]/g, '')).toBe('');
          at = token.end;
        }
        expect(source.slice(at).replace(/[\s\u200b\u2060]/g, '')).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('puts every token in exactly one sentence', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { tokens, sentences } = analyze(source, paragraph(source), rules);
        let next = 0;
        for (const sentence of sentences) {
          expect(sentence.first).toBe(next);
          expect(sentence.last).toBeGreaterThan(sentence.first);
          expect(sentence.start).toBe(tokens[sentence.first]?.start);
          expect(sentence.end).toBe(tokens[sentence.last - 1]?.end);
          for (let i = sentence.first; i < sentence.last; i++)
            expect(tokens[i]?.sentence).toBe(sentence.index);
          next = sentence.last;
        }
        expect(next).toBe(tokens.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps sentences within their blocks', () => {
    const source = 'Harga naik\nPemerintah diam. Warga resah';
    const blocks: Block[] = [
      { kind: 'paragraph', start: 0, end: 10 },
      { kind: 'paragraph', start: 11, end: source.length },
    ];
    const { sentences } = analyze(source, blocks, rules);
    expect(sentences.map((s) => source.slice(s.start, s.end))).toEqual([
      'Harga naik',
      'Pemerintah diam.',
      'Warga resah',
    ]);
  });

  it.each(['a', 'meng', '1', '.', '“', '(', '@', 'a.', '1,', "a'", 'A-', '😀', 'Rp', 'www.'])(
    'reads a hundred thousand characters of %j',
    (unit) => {
      const source = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(analyze(source, paragraph(source), rules).tokens.length).toBeGreaterThan(0);
    },
  );
});
