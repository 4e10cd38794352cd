// Times Warta beside its peers over the same pages, in one process, and prints one table.
//   npm run bench [FOLDER]    pages: *.html below FOLDER (default: the gold pages if present, else fixtures/)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { article } from './article.mjs';
import { compare } from './compare.mjs';
import { language } from './language.mjs';
import { linearity } from './linearity.mjs';
import { startup } from './startup.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const goldPages = join(root, '..', 'shared', 'gold', 'pages');
const folder = process.argv[2] ?? (existsSync(goldPages) ? goldPages : join(root, 'fixtures'));
const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));

console.log(`${pages.length} pages of ${folder}, Node ${process.version}\n`);
await compare(pages);
article(pages);
await language(pages);
linearity(pages);
startup(root);
