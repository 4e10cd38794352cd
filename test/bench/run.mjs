// Times Warta beside its peers over the same pages, in one process, and prints one table.
//   npm run bench [FOLDER]    pages: *.html below FOLDER (default: the gold pages if present, else fixtures/)
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from './compare.mjs';
import { language } from './language.mjs';
import { linearity } from './linearity.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const goldPages = join(root, '..', 'shared', 'gold', 'pages');
const folder = process.argv[2] ?? (existsSync(goldPages) ? goldPages : join(root, 'fixtures'));
const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));

console.log(`${pages.length} pages of ${folder}, Node ${process.version}\n`);
await compare(pages);
await language(pages);
linearity(pages);
startup();

/** Wall time of the whole command, three times: process, rules and one small page. */
function startup() {
  const page = join(root, 'fixtures', 'demo');
  const file = readdirSync(page, { recursive: true }).find((name) => /\d.*\.html$/.test(name));
  if (!file) return;
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    execFileSync('node', [join(root, 'dist/src/cli/main.js'), 'extract', join(page, file)]);
    return performance.now() - start;
  });
  console.log(
    `\nstart to end of \`warta extract\` of one file: ${Math.min(...times).toFixed(0)} ms (best of 3)`,
  );
}
