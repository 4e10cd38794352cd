import { describe, expect, it } from 'vitest';
import { parseDates } from '../../../src/dates.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { type Case, readArticles, readCorpus } from './corpus.js';

const rules = loadRules().dates;

const read = ({ sentence, reference, zone }: Case) =>
  parseDates(sentence, { reference, zone }, rules).map(({ text, type, value, start }) => ({
    text,
    type,
    value,
    start,
  }));

for (const { file, cases } of readCorpus()) {
  describe(`fixtures/text/dates/${file}`, () => {
    it.each(cases)('$sentence', (one) => expect(read(one)).toEqual(one.expected));
  });
}

describe('whole articles, in which days lean on each other', () => {
  it.each(readArticles())('$file', ({ article }) => expect(read(article)).toEqual(article.expected));
});

describe('the corpus', () => {
  const all = readCorpus().flatMap(({ cases }) => cases);
  it('holds 500 phrases and 150 sentences without any', () => {
    expect(all.flatMap((c) => c.expected).length).toBeGreaterThanOrEqual(500);
    expect(all.filter((c) => c.expected.length === 0).length).toBeGreaterThanOrEqual(150);
  });
});
