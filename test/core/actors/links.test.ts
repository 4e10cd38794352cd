import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rulesDir } from '../../../src/io/rules/load.js';

const read = (file: string): string => readFileSync(join(rulesDir, 'lexicon', file), 'utf8');

/** Names that a table gives each code: "iso:CA" -> Kanada. */
function namesByCode(file: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const row of read(file).split('\n').slice(1)) {
    const [name, , , link] = row.split('\t');
    if (name && link) names.set(link, [...(names.get(link) ?? []), name]);
  }
  return names;
}

const tables = new Map(
  ['gazetteer-issuers.tsv', 'gazetteer-regions.tsv', 'gazetteer-world.tsv'].flatMap((file) => [
    ...namesByCode(file),
  ]),
);
const aliases = z.object({
  entities: z.array(
    z.object({
      name: z.string(),
      link: z.string().nullish(),
      short: z.array(z.string()).default([]),
      weak: z.array(z.string()).default([]),
      was: z.array(z.object({ name: z.string(), short: z.array(z.string()).default([]) })).default([]),
    }),
  ),
});
const linked = aliases.parse(parse(read('aliases.yaml'))).entities.filter((e) => e.link);

const wordsOf = (names: string[]): Set<string> =>
  new Set(names.flatMap((n) => n.toLowerCase().match(/\p{L}{3,}/gu) ?? []));

describe('links of well-known names', () => {
  it('lead to a code that the tables have', () => {
    expect(linked.length).toBeGreaterThan(30);
    expect(linked.filter((e) => !tables.has(e.link ?? '')).map((e) => `${e.name} ${e.link}`)).toEqual([]);
  });

  it('lead to a company, country or region of that name', () => {
    const strange = linked.filter((e) => {
      const official = wordsOf(tables.get(e.link ?? '') ?? []);
      const own = wordsOf([e.name, ...e.short, ...e.weak, ...e.was.flatMap((w) => [w.name, ...w.short])]);
      return ![...own].some((word) => official.has(word));
    });
    expect(strange.map((e) => `${e.name} ${e.link}`)).toEqual([]);
  });

  it('give no code to two entries', () => {
    const codes = linked.map((e) => e.link);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });
});
