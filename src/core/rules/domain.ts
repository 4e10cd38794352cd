import type { Ruleset } from './ruleset.js';

/** One file under rules/: parsed YAML, or the rows of a TSV (header line left out). `path` is relative to rules/. */
export interface RuleFile {
  path: string;
  data: unknown;
}

/** An example of a rule as its file states it. `expected` false: a counterexample, on which the rule must not fire. */
export interface RuleExample {
  path: string;
  rule: string;
  example: unknown;
  expected: boolean;
}

/** One stage's rules: which files are its own, how they are validated and compiled, and how examples run. */
export interface RuleDomain<Compiled, Prepared = RuleFile[]> {
  name: string;
  /** Whether the file at `path` (relative to rules/) belongs to this domain. */
  owns(path: string): boolean;
  /**
   * Validates one file (zod) and leaves the parsed data, with the schema's defaults, in it.
   * Throws RuleError with the path and the rule's id in the reason.
   */
  validate(file: RuleFile): void;
  /**
   * What can be done to validated files before a start, by the build: the same as JSON values, in the form that is
   * read fastest. Without it the files are compiled as they are.
   */
  prepare?(files: RuleFile[]): Prepared;
  /**
   * Compiles what was prepared. This or `prepare` throws RuleError for what only shows across rules (duplicate ids,
   * unknown parents).
   */
  compile(prepared: Prepared): Compiled;
  /** All examples and counterexamples in its files. */
  examples(files: RuleFile[]): RuleExample[];
  /** Ids of the rules that fire on an example. */
  fired(rules: Ruleset, example: RuleExample): string[];
}
