// Puts the compiled product and the small packages it always needs into a few files under dist/bundle, which load in
// a third of the time: most of the start of a short command is finding and reading 350 modules.
// dist/src stays as tsc wrote it, for types, tests and threads; the command's file there becomes a door to the bundle.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const compiled = join(root, 'dist');
const out = join(compiled, 'bundle');

/** Packages read at every start. All others stay outside, in node_modules, for the commands that need them. */
const within = new Set(['zod', 'css-select', 'css-what', 'htmlparser2', 'domhandler', 'commander', 'picocolors']);

/** Our own modules, their packages, and what those packages need. */
const choosePackages = {
  name: 'choose-packages',
  setup(pass) {
    pass.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || importer.includes(`${sep}node_modules${sep}`)) return null;
      const name = path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/');
      return within.has(name) ? null : { path, external: true };
    });
  },
};

/** Zod's messages in sixty languages are most of its text, and none but the English ones are shown. */
const onlyEnglish = {
  name: 'only-english',
  setup(pass) {
    pass.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** A module still finds its neighbours on disk by the place where tsc put it. */
const keepPlaces = {
  name: 'keep-places',
  setup(pass) {
    pass.onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(compiled)) return null;
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.url')) return null;
      const place = relative(out, path).split(sep).join('/');
      return {
        contents: source.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`),
      };
    });
  },
};

// Files are named by their content: those of earlier builds would stay.
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: ['cli/main', 'index', 'language', 'dates'].map((name) => ({
    in: join(compiled, 'src', `${name}.js`),
    out: name.replace('cli/', ''),
  })),
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'eof',
  logLevel: 'warning',
  // Packages in CommonJS ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [choosePackages, onlyEnglish, keepPlaces],
});
writeFileSync(join(compiled, 'src', 'cli', 'main.js'), "#!/usr/bin/env node\nimport '../../bundle/main.js';\n");
