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
  zone: string;
  expected: Expected[];
}

const FOLDER = join(packageRoot, 'fixtures', 'text', 'dates');
const OUTLET = '+07:00';

/** Files of fixtures/text/dates: sentences in which `[[phrase|type value]]` marks each expression. */
export function readCorpus(): { file: string; cases: Case[] }[] {
  return filesIn(FOLDER).map(({ file, path }) => {
    const { reference, sentences } = parse(readFileSync(path, 'utf8')) as {
      reference: string | null;
      sentences: string[];
    };
    return { file, cases: sentences.map((marked) => ({ ...unmark(marked), reference, zone: OUTLET })) };
  });
}

/** Files of fixtures/text/dates/articles: a whole article each, marked in the same way. */
export function readArticles(): { file: string; article: Case }[] {
  return filesIn(join(FOLDER, 'articles')).map(({ file, path }) => {
    const { reference, zone, text } = parse(readFileSync(path, 'utf8')) as {
      reference: string | null;
      zone?: string;
      text: string;
    };
    return { file, article: { ...unmark(text), reference, zone: zone ?? OUTLET } };
  });
}

function filesIn(folder: string): { file: string; path: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, path: join(folder, file) }));
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
