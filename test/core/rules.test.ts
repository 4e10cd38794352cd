import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileRules, runExamples } from '../../src/core/rules/ruleset.js';
import { loadFiles, loadRules } from '../../src/io/rules/load.js';

function rulesWith(path: string, content: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'warta-rules-'));
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return dir;
}

describe('the rules', () => {
  const bundle = loadFiles();
  const rules = compileRules(bundle.files, bundle.hash, { strict: true });

  it('fire on each of their examples and on none of their counterexamples', () => {
    const wrong = [...runExamples(bundle.files, rules)].filter((e) => !e.ok);
    expect(
      wrong.map(
        (e) => `${e.path} ${e.rule} ${e.expected ? '' : 'not '}on ${JSON.stringify(e.example)}: ${e.fired}`,
      ),
    ).toEqual([]);
  });

  it('have a hash of their exact content', () => {
    expect(bundle.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    const a = loadFiles(rulesWith('quotes/a.yaml', 'rules: []\n'));
    const b = loadFiles(rulesWith('quotes/a.yaml', 'rules: [] \n'));
    expect(a.hash).not.toBe(b.hash);
  });
});

describe('a broken rule file', () => {
  it.each([
    ['quotes/a.yaml', 'rules: [', /quotes\/a\.yaml: is not YAML/],
    ['quotes/a.yaml', 'rules:\n  - id: Quotes A\n    examples: [x]\n', /quotes\/a\.yaml: rules\.0.*id/],
    ['quotes/a.yaml', 'rules:\n  - id: quotes/a\n', /rules\.0\.examples \(rule quotes\/a\)/],
    ['musik/a.yaml', 'rules: []\n', /musik\/a\.yaml: no stage reads this file/],
  ])('%s stops the load with path and reason', (path, content, message) => {
    expect(() => loadRules(rulesWith(path, content))).toThrow(message);
  });
});
