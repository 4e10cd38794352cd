// Scores this build against the gold data beside the project and compares with the floors kept in the repository.
//   npm run eval               fails when a score is below its floor
//   npm run eval -- --raise    lifts floors to what was reached; never lowers one
//   npm run eval -- --show 20  also prints that many misses of each task
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shared = process.env.WARTA_GOLD ?? join(root, '..', 'shared');
const floorsPath = join(root, 'test', 'eval-floors.json');
const args = process.argv.slice(2);
const show = args.includes('--show') ? args[args.indexOf('--show') + 1] : null;

const warta = `node ${join(root, 'dist/src/cli/main.js')} extract --ndjson`;
const tasks = [
  { name: 'pages', task: 'pages', gold: 'pages', cmd: warta },
  { name: 'pages-no-sites', task: 'pages', gold: 'pages', cmd: `${warta} --no-sites` },
  ...['actors', 'actions', 'quotes', 'dates', 'records'].map((task) => ({
    name: task,
    task,
    gold: `${task}.jsonl`,
    cmd: warta,
  })),
  { name: 'actions-icon', task: 'actions', gold: 'actions-icon.jsonl', cmd: warta },
];

if (!existsSync(join(shared, 'eval', 'eval.mjs'))) {
  console.log(`eval: skipped, there is no gold data at ${shared}`);
  process.exit(0);
}

const floors = JSON.parse(readFileSync(floorsPath, 'utf8'));
let below = 0;
for (const { name, task, gold, cmd } of tasks) {
  const scores = flatten(score(task, join(shared, 'gold', gold), cmd));
  floors[name] ??= {};
  const floor = floors[name];
  const cells = Object.entries(scores).map(([figure, reached]) => {
    const worse = floor[figure] !== undefined && reached < floor[figure] - 1e-9;
    if (worse) below++;
    if (args.includes('--raise')) floor[figure] = Math.max(reached, floor[figure] ?? reached);
    return `${figure} ${reached}${worse ? ` BELOW ${floor[figure]}` : ''}`;
  });
  console.log(`${name.padEnd(15)} ${cells.join('  ')}`);
}
if (args.includes('--raise')) writeFileSync(floorsPath, `${JSON.stringify(floors, null, 2)}\n`);
console.log(below > 0 ? `eval: ${below} figures below their floor` : 'eval: no figure below its floor');
process.exitCode = below > 0 ? 1 : 0;

function score(task, gold, cmd) {
  const scorer = [join(shared, 'eval', 'eval.mjs'), task, gold, '--cmd', cmd];
  if (show) console.log(execFileSync('node', [...scorer, '--show', show], { encoding: 'utf8' }));
  return JSON.parse(execFileSync('node', [...scorer, '--json'], { encoding: 'utf8' }));
}

/** The figures that should rise, as numbers where more is better ("leaks" and the like are counted negative). */
function flatten(out) {
  const flat = {};
  for (const [key, value] of Object.entries(out)) {
    if (key === 'rowsPerSecond' || key === 'task' || key === 'rows' || key === 'pages') continue;
    if (typeof value === 'object') flat[`${key}.f1`] = value.f1;
    else if (typeof value === 'string') {
      const count = Number(value.split('/')[0]);
      flat[key] = key === 'perfect' ? count : -count;
    } else if (key === 'failed' || key === 'empty') flat[key] = value === 0 ? 0 : -value;
    else if (key !== 'linkable' && key !== 'actions') flat[key] = value;
  }
  return flat;
}
