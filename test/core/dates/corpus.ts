import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/io/rules/load.js';

/** What a sentence must give, in text order. */
export interface Expected {
  text: string;
  type: string;
  value: string;
  start: number;
}

export interface Case {
  sentence: string;
  reference: string | null;
  expected: Expected[];
}

/** Files of fixtures/text/dates: sentences in which `[[phrase|type value]]` marks each expression. */
export function readCorpus(): { file: string; cases: Case[] }[] {
  const folder = join(packageRoot, 'fixtures', 'text', 'dates');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const { reference, sentences } = parse(readFileSync(join(folder, file), 'utf8')) as {
        reference: string | null;
        sentences: string[];
      };
      return { file, cases: sentences.map((marked) => ({ ...unmark(marked), reference })) };
    });
}

function unmark(marked: string): { sentence: string; expected: Expected[] } {
  const expected: Expected[] = [];
  let sentence = '';
  let last = 0;
  for (const match of marked.matchAll(/\[\[([^|\]]+)\|(\w+) ([^\]]+)\]\]/g)) {
    sentence += marked.slice(last, match.index);
    expected.push({
      text: match[1] ?? '',
      type: match[2] ?? '',
      value: match[3] ?? '',
      start: sentence.length,
    });
    sentence += match[1];
    last = match.index + match[0].length;
  }
  return { sentence: sentence + marked.slice(last), expected };
}
