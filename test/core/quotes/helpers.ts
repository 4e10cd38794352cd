import { findQuotes } from '../../../src/core/quotes/find.js';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Analysis, Block, Quote, Who } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

export const rules = loadRules();
const nobody: Who = { actors: [], places: [] };

/** A text whose blank lines part paragraphs, analysed. */
export function analysisOf(text: string): Analysis {
  const blocks: Block[] = [];
  let start = 0;
  for (const part of text.split('\n\n')) {
    blocks.push({ kind: 'paragraph', start, end: start + part.length });
    start += part.length + 2;
  }
  return analyze(text, blocks, rules.text);
}

export function quotesIn(text: string, who: Who = nobody): Quote[] {
  return findQuotes(analysisOf(text), { dates: [], who }, rules);
}

/** Text, speaker phrase and cue of each direct quotation. */
export function direct(text: string, who: Who = nobody): (string | null)[][] {
  return quotesIn(text, who)
    .filter((q) => q.kind === 'direct')
    .map((q) => [q.text, q.speaker?.text ?? null, q.cue?.text ?? null]);
}

export function indirect(text: string, who: Who = nobody): (string | null)[][] {
  return quotesIn(text, who)
    .filter((q) => q.kind === 'indirect')
    .map((q) => [q.text, q.speaker?.text ?? null, q.cue?.text ?? null]);
}

/** People by name, mentioned wherever a text has the name. */
export function who(...people: string[]): (text: string) => Who {
  return (text) => ({
    places: [],
    actors: people.map((name, i) => ({
      id: `a${i + 1}`,
      name,
      kind: 'person',
      aliases: [],
      roles: [],
      affiliation: null,
      link: null,
      rule: 'test',
      mentions: [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
        start: index,
        end: index + name.length,
        text: name,
        form: 'name',
      })),
    })),
  });
}
