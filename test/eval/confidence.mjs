// Computes rules/actions/confidence.yaml: how often an action of each rule is right on the development data. A rule's
// own count is weighed against its family's, worth four actions; a family's is (right + 1) / (found + 2). Right: the verb is a gold verb, and neither actor nor target contradicts the gold.
//   node test/eval/confidence.mjs     (after npm run build; needs the gold data beside the project)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shared = process.env.WARTA_GOLD ?? join(root, '..', 'shared');
const gold = readFileSync(join(shared, 'gold', 'actions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  // Every other row: the half that rules are tuned on, so that the other half can check the table.
  .filter((_, i) => i % 2 === 0)
  .map((line) => JSON.parse(line));

const input = gold.map((r) => JSON.stringify({ ref: r.ref, text: r.text, clean: false })).join('\n');
const output = execFileSync('node', [join(root, 'dist/src/cli/main.js'), 'extract', '--ndjson'], {
  input,
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
});
const records = new Map(
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map((r) => [r.ref, r]),
);

const overlaps = (a, b) => Math.min(a.end, b.end) > Math.max(a.start, b.start);
const agrees = (given, wanted) =>
  !given ||
  !wanted ||
  overlaps(given, { start: wanted.full_start ?? wanted.start, end: wanted.full_end ?? wanted.end });

const table = {};
for (const row of gold) {
  for (const action of records.get(row.ref)?.actions ?? []) {
    table[action.rule] ??= { right: 0, found: 0 };
    const entry = table[action.rule];
    entry.found++;
    const wanted = row.gold.find((g) => overlaps(action.verb, g));
    if (wanted && agrees(action.actor, wanted.actor) && agrees(action.target, wanted.target)) entry.right++;
  }
}
const familyOf = (rule) => `${rule.split('/')[0]}/*`;
// The gold data have no events told by nouns: these were counted by reading the articles of the quotation gold.
const families = { 'events/*': { right: 2, found: 2 } };
for (const [rule, { right, found }] of Object.entries(table)) {
  families[familyOf(rule)] ??= { right: 0, found: 0 };
  families[familyOf(rule)].right += right;
  families[familyOf(rule)].found += found;
}
const prior = ({ right, found }) => (right + 1) / (found + 2);
const own = (rule, { right, found }) => (right + 4 * prior(families[familyOf(rule)])) / (found + 4);
const rows = [
  ...Object.entries(families).map(([rule, counts]) => [rule, counts, prior(counts)]),
  ...Object.entries(table).map(([rule, counts]) => [rule, counts, own(rule, counts)]),
];
const lines = rows
  .sort(([a], [b]) => a.localeCompare(b))
  .map(
    ([rule, { right, found }, confidence]) =>
      `  ${rule}: {right: ${right}, found: ${found}, confidence: ${confidence.toFixed(2)}}`,
  );
writeFileSync(
  join(root, 'rules', 'actions', 'confidence.yaml'),
  `# Written by test/eval/confidence.mjs; do not edit.\ncomputed: action is right on every other row of the UD development texts\nrules:\n${lines.join('\n')}\n`,
);
console.log(lines.join('\n'));
