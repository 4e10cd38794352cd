import { z } from 'zod';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile } from '../rules/schema.js';
import type { Pos } from '../types.js';

export interface LexiconEntry {
  pos: Pos;
  lemma: string;
}

export interface TextRules {
  words: Map<string, LexiconEntry>;
  abbreviations: Set<string>;
}

const tsv = z.array(z.array(z.string()));
const abbreviationFile = z.object({ abbreviations: z.array(z.string()) });

/** Lexicon and abbreviations: rules/lexicon, except the files of names and places (see actors). */
export const textDomain: RuleDomain<TextRules> = {
  name: 'text',
  owns: (path) => path === 'lexicon/words.tsv' || path === 'lexicon/abbreviations.yaml',
  validate(file) {
    parseRuleFile(file.path.endsWith('.tsv') ? tsv : abbreviationFile, file);
  },
  compile(files) {
    const words = new Map<string, LexiconEntry>();
    const abbreviations = new Set<string>();
    for (const file of files) {
      if (file.path.endsWith('.tsv')) {
        for (const [form, pos, lemma] of file.data as string[][]) {
          if (form && pos && lemma && !words.has(form)) words.set(form, { pos: pos as Pos, lemma });
        }
      } else {
        for (const word of (file.data as z.output<typeof abbreviationFile>).abbreviations) {
          abbreviations.add(word.toLowerCase());
        }
      }
    }
    return { words, abbreviations };
  },
  examples: (files) => files.filter((f) => !f.path.endsWith('.tsv')).flatMap(listExamples),
  fired: () => [],
};
