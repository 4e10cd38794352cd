import { compileRules, runExamples } from '../core/rules/ruleset.js';
import { loadFiles, writeBundle } from '../io/rules/load.js';

/**
 * `warta rules check`: loads everything strictly and runs the rules' own examples.
 * @returns 0, or 1 with one line for each example that does not hold
 */
export function rulesCheck(dir?: string): number {
  const { files, hash } = loadFiles(dir);
  const rules = compileRules(files, hash, { strict: true });
  let count = 0;
  let wrong = 0;
  for (const result of runExamples(files, rules)) {
    count++;
    if (result.ok) continue;
    wrong++;
    const said = result.fired.length > 0 ? result.fired.join(', ') : 'no rule';
    const what = result.expected ? 'example does not fire it' : 'counterexample fires it';
    process.stderr.write(
      `${result.path}: rule ${result.rule}: ${what} (fired: ${said}): ${JSON.stringify(result.example)}\n`,
    );
  }
  process.stdout.write(`${files.length} rule files, ${count} examples, ${wrong} wrong\n`);
  return wrong > 0 ? 1 : 0;
}

/** `warta rules compile`. */
export function rulesCompile(): number {
  const { files, hash } = writeBundle();
  process.stdout.write(`${files.length} rule files compiled, ${hash}\n`);
  return 0;
}
