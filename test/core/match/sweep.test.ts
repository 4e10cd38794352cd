import { describe, expect, it } from 'vitest';
import { compilePatterns, type Pattern } from '../../../src/core/match/compile.js';
import { sweep } from '../../../src/core/match/sweep.js';
import { analysisOf } from '../quotes/helpers.js';

const tags = [
  { tag: 'Arrest', words: ['penangkapan', 'penahanan'], roots: [] },
  { tag: 'Rise', words: [], roots: ['naik'] },
];

function compile(patterns: Record<string, string>, priority: Record<string, number> = {}) {
  const list: Pattern[] = Object.entries(patterns).map(([id, pattern]) => ({
    id,
    path: 'patterns/test.yaml',
    pattern,
    priority: priority[id] ?? 0,
  }));
  return compilePatterns(list, tags);
}

function hits(patterns: Record<string, string>, text: string, priority?: Record<string, number>) {
  const analysis = analysisOf(text);
  return sweep(compile(patterns, priority), analysis).map((hit) => ({
    rule: hit.rule,
    text: text.slice(hit.start, hit.end),
    groups: Object.fromEntries(
      Object.entries(hit.groups).map(([name, span]) => [name, text.slice(span.start, span.end)]),
    ),
  }));
}

describe('sweep', () => {
  it('gives the place of a hit and of its named groups', () => {
    const found = hits(
      { 'a/b': '[<event>#Arrest] [<target>#Capital+] oleh [<actor>polisi]' },
      'Kabar penangkapan Rudi Salim oleh polisi menyebar.',
    );
    expect(found).toEqual([
      {
        rule: 'a/b',
        text: 'penangkapan Rudi Salim oleh polisi',
        groups: { event: 'penangkapan', target: 'Rudi Salim', actor: 'polisi' },
      },
    ]);
  });

  it('matches words with a hyphen, a comma and a number of money', () => {
    expect(hits({ 'a/b': 'undang-undang #Capital' }, 'Naskah undang-undang Desa dibahas.')[0]?.text).toBe(
      'undang-undang Desa',
    );
    expect(hits({ 'a/b': '#Rise #Number persen' }, 'Laba naik 5 persen.')[0]?.text).toBe('naik 5 persen');
  });

  it('keeps the longer of two that overlap, then the one with the higher priority', () => {
    const text = 'Laba naik 5 persen.';
    expect(
      hits({ 'a/short': '#Rise #Number', 'a/long': '#Rise #Number persen' }, text).map((h) => h.rule),
    ).toEqual(['a/long']);
    expect(
      hits({ 'a/one': '#Rise #Number', 'a/two': 'naik #Number' }, text, { 'a/two': 1 }).map((h) => h.rule),
    ).toEqual(['a/two']);
  });

  it('finds each occurrence in a sentence of any length', () => {
    const text = `${'Laba perusahaan itu naik 5 persen dan '.repeat(300)}selesai.`;
    expect(hits({ 'a/b': '#Rise #Number persen' }, text)).toHaveLength(300);
  });
});

describe('compilePatterns refuses', () => {
  it.each([
    ['an unknown tag', { 'a/b': '#Arest #Capital' }, /no tag #Arest/],
    ['one pattern twice', { 'a/b': 'naik #Number', 'a/c': 'naik  #Number' }, /pattern of a\/b/],
    ['a pattern without a word', { 'a/b': '#NOUN #VERB' }, /needs a word/],
    ['a regular expression', { 'a/b': 'naik /[0-9]+/' }, /only words/],
    ['broken syntax', { 'a/b': 'naik [<>#Number]' }, /rule a\/b/],
  ])('%s', (_, patterns, message) => {
    expect(() => compile(patterns as Record<string, string>)).toThrow(message);
  });
});
