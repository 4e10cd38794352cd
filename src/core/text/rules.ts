import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, validated } from '../rules/schema.js';
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
    file.data = parseRuleFile(file.path.endsWith('.tsv') ? tsv : schemaOf(file.path), file);
  },
  compile(files) {
    const fileAt = (path: string): RuleFile => {
      const file = files.find((f) => f.path === path);
      if (!file) throw new RuleError(path, 'is missing');
      return file;
    };
    const fixed = compileFixed(validated(fixedFile, fileAt(paths.fixed)));
    const lexicon = compileLexicon(
      [validated(tsv, fileAt(paths.ownWords)), validated(tsv, fileAt(paths.words))],
      validated(tsv, fileAt(paths.roots)),
      fixed,
    );
    return {
      ...compileTokens(validated(tokenFile, fileAt(paths.tokens))),
      context: compileContext(validated(contextFile, fileAt(paths.context))),
      reader: new Reader(lexicon),
    };
  },
  examples: (files) => files.filter((f) => !f.path.endsWith('.tsv')).flatMap(listExamples),
  fired: (rules, { example }) => rulesFiredOn(String(example), rules.text),
};

function schemaOf(path: string) {
  return path === paths.tokens ? tokenFile : path === paths.fixed ? fixedFile : contextFile;
}
