import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { parse as ParseYaml } from 'yaml';
import { RuleError } from '../../core/errors.js';
import type { RuleFile } from '../../core/rules/domain.js';
import { compilePrepared, prepareRules, type Ruleset, validateRules } from '../../core/rules/ruleset.js';
import { readBundle, saveBundle } from './bundle.js';

/** The package's folder, whether running from src/ (tests, tsx) or from dist/src/. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
export const rulesDir = join(packageRoot, 'rules');
const bundlePath = join(packageRoot, 'dist', 'rules.bundle');

/** All rule files, parsed and validated, with the hash of their exact content. */
export interface RuleFiles {
  hash: string;
  files: RuleFile[];
}

/**
 * Loads and compiles the rules. Parsing and validating YAML takes longer than extracting a page, so the build
 * leaves a bundle of what it made of the files; it is used only while it is of the files on disk.
 * @param dir folder of rule files; the package's own by default
 * @throws RuleError `path: reason`
 */
export function loadRules(dir = rulesDir): Ruleset {
  const paths = rulePaths(dir);
  const read = once(() => readSources(dir, paths));
  const bundle = readBundle(bundlePath, stampOf(dir, paths), () => hashSources(read()));
  if (bundle) return compilePrepared(bundle.prepared, bundle.hash);
  const { files, hash } = parseSources(read());
  return compilePrepared(prepareRules(files), hash);
}

/** @throws RuleError `path: reason` */
export function loadFiles(dir = rulesDir): RuleFiles {
  return parseSources(readSources(dir, rulePaths(dir)));
}

/** Writes the bundle that `loadRules` starts from. Part of `npm run build`. */
export function writeBundle(): RuleFiles {
  const paths = rulePaths(rulesDir);
  const stamp = stampOf(rulesDir, paths);
  const sources = parseSources(readSources(rulesDir, paths));
  const prepared = prepareRules(sources.files);
  compilePrepared(prepared, sources.hash, { strict: true });
  saveBundle(bundlePath, stamp, { hash: sources.hash, prepared });
  return sources;
}

function parseSources(sources: Source[]): RuleFiles {
  const files = sources.map(parseSource);
  validateRules(files);
  return { hash: hashSources(sources), files };
}

function once<T>(run: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= run();
    return value;
  };
}

interface Source {
  path: string;
  content: string;
}

function rulePaths(dir: string): string[] {
  if (!existsSync(dir)) throw new RuleError(dir, 'there is no such folder of rules');
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ya?ml|tsv)$/.test(path))
    .sort();
}

/** Times of change, which nobody can set back, tell an edited file from the one that was compiled. */
function stampOf(dir: string, paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs, ctimeMs } = statSync(join(dir, path));
    hash.update(`${path}\0${size} ${mtimeMs} ${ctimeMs}\0`);
  }
  return hash.digest('hex');
}

function readSources(dir: string, paths: string[]): Source[] {
  return paths.map((path) => ({ path, content: readFileSync(join(dir, path), 'utf8') }));
}

function hashSources(sources: Source[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of sources) hash.update(`${path}\0${content}\0`);
  return `sha256:${hash.digest('hex')}`;
}

/** YAML as it stands; TSV as rows of cells without the header line. */
function parseSource({ path, content }: Source): RuleFile {
  if (path.endsWith('.tsv')) {
    const rows = content.split('\n').slice(1).filter(Boolean);
    return { path, data: rows.map((row) => row.split('\t')) };
  }
  try {
    return { path, data: yamlParser()(content) };
  } catch (error) {
    throw new RuleError(path, `is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** Loaded on first use: a start from the bundle parses no YAML. */
function yamlParser(): typeof ParseYaml {
  return (createRequire(import.meta.url)('yaml') as { parse: typeof ParseYaml }).parse;
}

function findPackageRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json')) && existsSync(join(dir, 'rules'))) return dir;
    if (dir === dirname(dir)) throw new Error(`no package folder above ${from}`);
  }
}
