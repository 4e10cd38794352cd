import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyze } from '../../../src/core/text/analyze.js';
import { loadRules, packageRoot } from '../../../src/io/rules/load.js';

const rules = loadRules().text;
const folder = `${packageRoot}/fixtures/text/sentences`;

type Case = string[] | { join: string; sentences: string[] };

interface Paragraph {
  text: string;
  sentences: string[];
}

const paragraphs: Paragraph[] = readdirSync(folder).flatMap((file) =>
  (parse(readFileSync(`${folder}/${file}`, 'utf8')) as { cases: Case[] }).cases.map((c) => {
    const { join, sentences } = Array.isArray(c) ? { join: ' ', sentences: c } : c;
    return { text: sentences.join(join), sentences };
  }),
);

const split = (text: string): string[] =>
  analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules).sentences.map((s) =>
    text.slice(s.start, s.end),
  );

/** Positions in a text where a sentence ends. */
function ends({ text, sentences }: Paragraph): number[] {
  let at = 0;
  return sentences.map((sentence) => {
    at = text.indexOf(sentence, at) + sentence.length;
    return at;
  });
}

describe('sentence boundaries', () => {
  it('finds at least 99 of 100, and makes up no more than one in 100', () => {
    let right = 0;
    let wanted = 0;
    let given = 0;
    const wrong: string[] = [];
    for (const paragraph of paragraphs) {
      const want = ends(paragraph);
      const got = ends({ text: paragraph.text, sentences: split(paragraph.text) });
      const common = got.filter((end) => want.includes(end)).length;
      right += common;
      wanted += want.length;
      given += got.length;
      if (common < want.length || common < got.length) wrong.push(paragraph.text);
    }
    expect(wanted).toBeGreaterThanOrEqual(300);
    expect(right / wanted, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(right / given, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  it('keeps a quotation and the words that report it together', () => {
    expect(split('"Kami siap. Semua sudah lengkap," kata Budi. Ia lalu pergi.')).toEqual([
      '"Kami siap.',
      'Semua sudah lengkap," kata Budi.',
      'Ia lalu pergi.',
    ]);
  });
});
