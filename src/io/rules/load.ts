import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { RuleError } from '../../core/errors.js';
import type { RuleFile } from '../../core/rules/domain.js';
import { compileRules, type Ruleset, validateRules } from '../../core/rules/ruleset.js';

/** All rule files, parsed, with the hash of their exact content. */
export interface RuleBundle {
  hash: string;
  files: RuleFile[];
}

/** The package's folder, whether running from src/ (tests, tsx) or from dist/src/. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
export const rulesDir = join(packageRoot, 'rules');
const bundlePath = join(packageRoot, 'dist', 'rules.bundle.json');

/**
 * Loads and compiles the rules. Parsing and validating YAML takes longer than extracting a page, so the build
 * leaves a bundle of parsed, validated files; it is used only while its hash is that of the files on disk.
 * @param dir folder of rule files; the package's own by default
 * @throws RuleError `path: reason`
 */
export function loadRules(dir = rulesDir): Ruleset {
  const { files, hash } = loadBundle(dir);
  return compileRules(files, hash);
}

/** @throws RuleError `path: reason` */
export function loadBundle(dir = rulesDir): RuleBundle {
  const sources = readSources(dir);
  const hash = hashSources(sources);
  const cached = readBundle(hash);
  if (cached) return cached;
  const files = sources.map(parseSource);
  validateRules(files);
  return { hash, files };
}

/** Writes the bundle that `loadRules` starts from. Part of `npm run build`. */
export function writeBundle(): RuleBundle {
  const bundle = loadBundle();
  compileRules(bundle.files, bundle.hash, { strict: true });
  writeFileSync(bundlePath, JSON.stringify(bundle));
  return bundle;
}

interface Source {
  path: string;
  content: string;
}

function readSources(dir: string): Source[] {
  if (!existsSync(dir)) throw new RuleError(dir, 'there is no such folder of rules');
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ya?ml|tsv)$/.test(path))
    .sort()
    .map((path) => ({ path, content: readFileSync(join(dir, path), 'utf8') }));
}

function hashSources(sources: Source[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of sources) hash.update(`${path}\0${content}\0`);
  return `sha256:${hash.digest('hex')}`;
}

function readBundle(hash: string): RuleBundle | null {
  if (!existsSync(bundlePath)) return null;
  const head = `{"hash":"${hash}"`;
  const text = readFileSync(bundlePath, 'utf8');
  return text.startsWith(head) ? (JSON.parse(text) as RuleBundle) : null;
}

/** YAML as it stands; TSV as rows of cells without the header line. */
function parseSource({ path, content }: Source): RuleFile {
  if (path.endsWith('.tsv')) {
    const rows = content.split('\n').slice(1).filter(Boolean);
    return { path, data: rows.map((row) => row.split('\t')) };
  }
  try {
    return { path, data: parseYaml(content) };
  } catch (error) {
    throw new RuleError(path, `is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
}

function findPackageRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json')) && existsSync(join(dir, 'rules'))) return dir;
    if (dir === dirname(dir)) throw new Error(`no package folder above ${from}`);
  }
}
