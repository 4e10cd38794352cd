// Runs dependency-cruiser over the product's modules and fails when it saw fewer modules than there are files:
// with a TypeScript it cannot read it would silently see none, and every rule would pass.
import { existsSync, readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const folders = ['src', 'workers'].filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts')),
);

const config = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(folders, { ...config.options, ruleSet: config, validate: true }, undefined, {
  tsConfig: extractTsConfig('./tsconfig.json'),
});
const seen = output.modules.filter((m) => /^(src|workers)\/.*\.ts$/.test(m.source));
for (const { rule, from, to, cycle } of output.summary.violations) {
  const path = cycle?.length ? cycle.map((c) => c.name ?? c).join(' -> ') : to;
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${path}`);
}
if (seen.length < files.length) {
  console.error(`layers: cruised ${seen.length} modules, but there are ${files.length} files`);
}
const bad = output.summary.violations.some((v) => v.rule.severity === 'error') || seen.length < files.length;
console.log(`layers: ${seen.length} modules, ${output.summary.violations.length} violations`);
process.exitCode = bad ? 1 : 0;
