import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotArticleError, NotIndonesianError, PageError } from '../../../../src/core/errors.js';
import { readPage } from '../../../../src/core/html/read.js';
import type { Author } from '../../../../src/core/types.js';
import { loadRules, packageRoot } from '../../../../src/io/rules/load.js';

interface Expected {
  title: string | null;
  publishedAt: string | null;
  authors: Author[];
  place: string | null;
  text: string[];
}

const rules = loadRules();
const dir = join(packageRoot, 'fixtures/text/plain');
const names = readdirSync(dir).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));
const read = (text: string) =>
  readPage({ kind: 'text', text, url: null, fetchedAt: null, clean: true }, rules, {});

describe('a page copied out of a browser', () => {
  it.each(names)('%s: what a careful reader keeps', (name) => {
    const expected = JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')) as Expected;
    const article = read(readFileSync(join(dir, `${name}.txt`), 'utf8'));
    expect({
      title: article.title?.value ?? null,
      publishedAt: article.publishedAt?.value ?? null,
      authors: article.authors.value,
      place: article.dateline?.value.place ?? null,
      text: article.blocks.map((b) => article.text.slice(b.start, b.end)),
    }).toEqual(expected);
  });
});

describe('any text', () => {
  it('never throws but its own errors, and every block is a span of the text', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'Baca juga:',
        'Tags',
        '12 jam lalu',
        'Penulis: Sri Wahyuni',
        'JAKARTA - ',
        'Selasa, 2 Mei 2023 10:00 WIB',
      ),
      fc.constant('Harga cabai di pasar induk itu turun sejak pekan lalu karena panen yang melimpah.'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        try {
          const article = read(lines.join('\n'));
          for (const b of article.blocks) expect(article.text.slice(b.start, b.end).trim()).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(PageError);
        }
      }),
    );
  });

  it('an empty one, and one in English, are refused by name', () => {
    expect(() => read('  \n \n')).toThrow(NotArticleError);
    const english = 'The price of chili has fallen since the harvest began in the highlands of the island. ';
    expect(() => read(`Chili Prices Fall\n\n${english.repeat(6)}`)).toThrow(NotIndonesianError);
  });

  it('a long one is read in time that grows with its length', () => {
    const text = 'Harga cabai turun sejak pekan lalu karena panen raya di tiga kecamatan.\n'.repeat(12_000);
    expect(read(text).blocks).toHaveLength(12_000);
    expect(read(`Judul Berita Hari Ini\n\n${'x'.repeat(100_000)} turun di pasar induk itu.`).text).toContain(
      'xxx',
    );
  });
});
