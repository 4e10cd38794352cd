import { RuleError } from '../errors.js';
import type { RuleDomain, RuleExample, RuleFile } from '../rules/domain.js';
import { listExamples, parseRuleFile } from '../rules/schema.js';
import { type BoilerplateRules, boilerplateFile, compileBoilerplate } from './boilerplate/rules.js';
import { classifyLine } from './boilerplate.js';
import { blockFile, blockRuleOf, compilePage, evidenceFile, nameFile, type PageRules } from './page-rules.js';

export interface HtmlRules {
  /** Lines that do not belong to an article: rules/boilerplate. */
  boilerplate: BoilerplateRules;
  /** What the markup of a page says: rules/page. */
  page: PageRules;
}

/** The generic reading of pages: rules/boilerplate (lines) and rules/page (elements, evidence, names). */
export const htmlDomain: RuleDomain<HtmlRules> = {
  name: 'html',
  owns: (path) => /^(boilerplate|page)\//.test(path),
  validate(file) {
    // The parsed data carries the schema's defaults.
    file.data = parseRuleFile(schemaOf(file), file);
  },
  compile(files) {
    return {
      boilerplate: compileBoilerplate(files.filter((f) => f.path.startsWith('boilerplate/'))),
      page: compilePage(files.filter((f) => f.path.startsWith('page/'))),
    };
  },
  examples: (files) => files.flatMap(listExamples),
  fired(rules, example) {
    const id = example.path.startsWith('boilerplate/')
      ? lineRuleOf(rules.html, example)
      : typeof example.example === 'string'
        ? blockRuleOf(example.example, rules.html.page)
        : null;
    return id ? [id] : [];
  },
};

function schemaOf(file: RuleFile) {
  if (file.path.startsWith('boilerplate/')) return boilerplateFile;
  if (file.path === 'page/blocks.yaml') return blockFile;
  if (file.path === 'page/evidence.yaml') return evidenceFile;
  if (file.path === 'page/names.yaml') return nameFile;
  throw new RuleError(file.path, 'rules/page holds blocks.yaml, evidence.yaml and names.yaml');
}

/** An example of a line rule is the line, or `{line, linked}` where it depends on being a link. */
function lineRuleOf(rules: HtmlRules, { example }: RuleExample): string | null {
  const given = typeof example === 'string' ? { line: example } : (example as { line?: unknown });
  if (typeof given.line !== 'string') return null;
  const linked = 'linked' in given && given.linked === true;
  return classifyLine(given.line, rules.boilerplate, { linked })?.rule ?? null;
}
