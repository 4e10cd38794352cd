import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { extract } from '../../src/core/extract.js';
import type { WartaRecord } from '../../src/core/record/schema.js';
import { loadRules, packageRoot } from '../../src/io/rules/load.js';

interface Case {
  text: string;
  expect: string[];
}

const rules = loadRules();

function corpus(name: string): { file: string; cases: Case[] }[] {
  const folder = join(packageRoot, 'fixtures', 'text', name);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ file, cases: parse(readFileSync(join(folder, file), 'utf8')) as Case[] }));
}

function recordOf(text: string): WartaRecord {
  return extract({ kind: 'text', text, url: null, fetchedAt: null, clean: false }, rules);
}

type Action = WartaRecord['actions'][number];

function party(argument: Action['actor']): string {
  return argument ? argument.text + (argument.inferred ? '*' : '') : '-';
}

/** "Pemerintah | not naik (raise) | harga beras > warga | planned" */
function actionLine({ actor, verb, negated, target, recipient, modality, ...rest }: Action): string {
  const root = `${negated ? 'not ' : ''}${verb.lemma}${rest.class ? ` (${rest.class})` : ''}`;
  const object = party(target) + (recipient ? ` > ${party(recipient)}` : '');
  return [party(actor), root, object, ...(modality.length > 0 ? [modality.join(' ')] : [])].join(' | ');
}

function quoteLine({ kind, speaker, text }: WartaRecord['quotes'][number]): string {
  return `${kind} | ${speaker?.text ?? '-'} | ${text}`;
}

/** A text that is no Indonesian article ("Rp12.000 …") gives no record, and so nothing at all. */
function linesOf(text: string, read: (record: WartaRecord) => string[]): string[] {
  try {
    return read(recordOf(text));
  } catch (error) {
    if (error instanceof Error && error.name.endsWith('Error') && 'code' in error) return [];
    throw error;
  }
}

for (const { file, cases } of corpus('actions')) {
  describe(`actions: ${file}`, () => {
    it.each(cases)('$text', (one) =>
      expect(linesOf(one.text, (r) => r.actions.map(actionLine))).toEqual(one.expect),
    );
  });
}

for (const { file, cases } of corpus('quotes')) {
  describe(`quotations: ${file}`, () => {
    it.each(cases)('$text', (one) =>
      expect(linesOf(one.text, (r) => r.quotes.map(quoteLine))).toEqual(one.expect),
    );
  });
}

describe('a sentence of 500 words', () => {
  it('is read to its end', () => {
    const text = `${'Pemerintah membeli beras dari petani, '.repeat(100)}lalu menjualnya.`;
    expect(recordOf(text).actions.length).toBeGreaterThan(50);
  });
});
