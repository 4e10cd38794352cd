import { describe, expect, it } from 'vitest';
import { parseDates } from '../../../src/dates.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { readCorpus } from './corpus.js';

const rules = loadRules().dates;

for (const { file, cases } of readCorpus()) {
  describe(`fixtures/text/dates/${file}`, () => {
    it.each(cases)('$sentence', ({ sentence, reference, expected }) => {
      const found = parseDates(sentence, { reference, zone: '+07:00' }, rules);
      expect(found.map(({ text, type, value, start }) => ({ text, type, value, start }))).toEqual(expected);
    });
  });
}

describe('the corpus', () => {
  const all = readCorpus().flatMap(({ cases }) => cases);
  it('holds 500 phrases and 150 sentences without any', () => {
    expect(all.flatMap((c) => c.expected).length).toBeGreaterThanOrEqual(500);
    expect(all.filter((c) => c.expected.length === 0).length).toBeGreaterThanOrEqual(150);
  });
});
