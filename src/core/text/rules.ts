import { z } from 'zod';
import { RuleError } from '../errors.js';
import type { RuleDomain, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile, validated } from '../rules/schema.js';
import type { ContextRules } from './context.js';
import { rulesFiredOn } from './explain.js';
import { Reader } from './reading.js';
import {
  compileContext,
  compileFixed,
  compileLexicon,
  compileTokens,
  type PackedLexicon,
  packLexicon,
} from './rules-compile.js';
import {
  type ContextFile,
  contextFile,
  type FixedFile,
  fixedFile,
  type TokenFile,
  tokenFile,
} from './rules-schema.js';
import type { ScanRules } from './scan-kind.js';
import type { SentenceRules } from './sentences.js';

/** What language analysis reads: compiled from rules/lexicon. */
export interface TextRules {
  scan: ScanRules;
  sentences: SentenceRules;
  context: ContextRules;
  reader: Reader;
  /** Letters that only a word of another language has. */
  foreign: RegExp;
  /** How adjectives taken from other languages end. */
  adjectival: RegExp;
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

export interface PreparedText extends PackedLexicon {
  tokens: TokenFile;
  fixed: FixedFile;
  context: ContextFile;
}

/** Word lists, abbreviations, fixed analyses and context rules: rules/lexicon, except names and places. */
export const textDomain: RuleDomain<TextRules, PreparedText> = {
  name: 'text',
  owns: (path) => owned.includes(path),
  validate(file) {
    file.data = parseRuleFile(file.path.endsWith('.tsv') ? tsv : schemaOf(file.path), file);
  },
  prepare(files) {
    const fileAt = (path: string): RuleFile => {
      const file = files.find((f) => f.path === path);
      if (!file) throw new RuleError(path, 'is missing');
      return file;
    };
    const rows = (path: string) => validated(tsv, fileAt(path));
    return {
      ...packLexicon([rows(paths.ownWords), rows(paths.words)], rows(paths.roots)),
      tokens: validated(tokenFile, fileAt(paths.tokens)),
      fixed: validated(fixedFile, fileAt(paths.fixed)),
      context: validated(contextFile, fileAt(paths.context)),
    };
  },
  compile({ tokens, fixed, context, ...lists }) {
    return {
      ...compileTokens(tokens),
      context: compileContext(context),
      reader: new Reader(compileLexicon(lists, compileFixed(fixed))),
    };
  },
  examples: (files) => files.filter((f) => !f.path.endsWith('.tsv')).flatMap(listExamples),
  fired: (rules, { example }) => rulesFiredOn(String(example), rules.text),
};

function schemaOf(path: string) {
  return path === paths.tokens ? tokenFile : path === paths.fixed ? fixedFile : contextFile;
}
