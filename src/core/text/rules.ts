import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile } from '../rules/schema.js';
import type { ContextRules } from './context.js';
import { rulesFiredOn } from './explain.js';
import { Reader } from './reading.js';
import { compileContext, compileFixed, compileLexicon, compileTokens } from './rules-compile.js';
import { contextFile, fixedFile, tokenFile } from './rules-schema.js';
import type { ScanRules } from './scan-kind.js';
import type { SentenceRules } from './sentences.js';

/** What language analysis reads: compiled from rules/lexicon. */
export interface TextRules {
  scan: ScanRules;
  sentences: SentenceRules;
  context: ContextRules;
  reader: Reader;
  /** "kind word" of lexicon/tokens.yaml -> the rule that lists it, for explanations. */
  tokenRules: Map<string, string>;
}

const paths = {
  words: 'lexicon/words.tsv',
  ownWords: 'lexicon/own-words.tsv',
  roots: 'lexicon/roots.tsv',
  tokens: 'lexicon/tokens.yaml',
  fixed: 'lexicon/morphology.yaml',
  context: 'lexicon/context-rules.yaml',
};
const owned: readonly string[] = Object.values(paths);
const tsv = z.array(z.array(z.string()));

/** Word lists, abbreviations, fixed analyses and context rules: rules/lexicon, except names and places. */
export const textDomain: RuleDomain<TextRules> = {
  name: 'text',
  owns: (path) => owned.includes(path),
  validate(file) {
    if (file.path.endsWith('.tsv')) parseRuleFile(tsv, file);
    else parseRuleFile(schemaOf(file.path), file);
  },
  compile(files) {
    const data = (path: string): unknown => {
      const file = files.find((f) => f.path === path);
      if (!file) throw new RuleError(path, 'is missing');
      return file.data;
    };
    const fixed = compileFixed(fixedFile.parse(data(paths.fixed)));
    const lexicon = compileLexicon(
      [data(paths.ownWords) as string[][], data(paths.words) as string[][]],
      data(paths.roots) as string[][],
      fixed,
    );
    return {
      ...compileTokens(tokenFile.parse(data(paths.tokens))),
      context: compileContext(contextFile.parse(data(paths.context))),
      reader: new Reader(lexicon),
    };
  },
  examples: (files) => files.filter((f) => !f.path.endsWith('.tsv')).flatMap(listExamples),
  fired: (rules, { example }) => rulesFiredOn(String(example), rules.text),
};

function schemaOf(path: string) {
  return path === paths.tokens ? tokenFile : path === paths.fixed ? fixedFile : contextFile;
}
