import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = 'Presiden Joko Widodo meresmikan pelabuhan itu pada Senin (4/5/2020).';

/** Milliseconds asked of a start. */
const ASKED = { '`warta extract` of one file': 600, '… and a first sentence, with its lexicons': 300 };

/** What each way into Warta costs in a process of its own: wall time, processor time and memory, best of three. */
export function startup(root) {
  const bundle = (name) => JSON.stringify(join(root, 'dist', 'bundle', `${name}.js`));
  const main = join(root, 'dist', 'src', 'cli', 'main.js');
  const demo = join(root, 'fixtures', 'demo');
  const page = readdirSync(demo, { recursive: true }).find((name) => /\d.*\.html$/.test(name));
  const ways = {
    'node alone': '',
    '`warta extract` of one file':
      page &&
      `process.argv = ['', '', 'extract', ${JSON.stringify(join(demo, page))}];
      process.stdout.write = () => true; await import(${JSON.stringify(main)});`,
    "import 'warta/language'": `await import(${bundle('language')});`,
    '… and a first sentence, with its lexicons': `const { analyze } = await import(${bundle('language')});
      const { loadRules } = await import(${bundle('index')});
      analyze(TEXT, [{ kind: 'paragraph', start: 0, end: TEXT.length }], loadRules().text);`,
    "import 'warta/dates' and a first date": `(await import(${bundle('dates')})).parseDates(TEXT);`,
  };
  console.log(
    `\n${'start to end of'.padEnd(44)}${'ms'.padStart(8)}${'CPU ms'.padStart(8)}${'MB'.padStart(8)}${'asked'.padStart(8)}`,
  );
  for (const [name, code] of Object.entries(ways)) {
    if (code === undefined || !existsSync(main)) continue;
    const runs = [0, 1, 2].map(() => measure(code));
    const best = (key) =>
      Math.min(...runs.map((run) => run[key]))
        .toFixed(0)
        .padStart(8);
    console.log(
      `  ${name.padEnd(42)}${best('wall')}${best('cpu')}${best('memory')}${String(ASKED[name] ?? '').padStart(8)}`,
    );
  }
}

/** Runs the code and lets the process itself say, as it ends, what it took. */
function measure(code) {
  const report = `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write('\\n' + JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
  });`;
  const source = `const TEXT = ${JSON.stringify(TEXT)}; ${report} ${code}`;
  const start = performance.now();
  const said = execFileSync('sh', [
    '-c',
    'exec "$0" --input-type=module -e "$1" 2>&1 >/dev/null',
    process.execPath,
    source,
  ]);
  const wall = performance.now() - start;
  return { wall, ...JSON.parse(said.toString().trim().split('\n').at(-1)) };
}
