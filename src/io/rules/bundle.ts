import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RuleFile } from '../../core/rules/domain.js';

/** All rule files, parsed, with the hash of their exact content. */
export interface RuleBundle {
  hash: string;
  files: RuleFile[];
}

/** What must be as it was when the bundle was written. */
interface Head {
  /** Raised when what stands in the bundle changes its form. */
  format: number;
  hash: string;
  /** Names, sizes and times of the rule files: where they are the same, nobody has to read them for their hash. */
  stamp: string;
}

const FORMAT = 2;

/**
 * The bundle of `npm run build`: a line about it, then one line a file, whose data are parsed when a stage first asks
 * for them. @returns null where there is none, or one of other files
 * @param hash reads and hashes the rule files; asked only where their stamp is another
 */
export function readBundle(path: string, stamp: string, hash: () => string): RuleBundle | null {
  if (!existsSync(path)) return null;
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  if (!first.startsWith(`{"format":${FORMAT},`)) return null;
  const head = JSON.parse(first) as Head;
  if (head.stamp !== stamp && head.hash !== hash()) return null;
  return { hash: head.hash, files: lines.filter(Boolean).map(toFile) };
}

export function saveBundle(path: string, stamp: string, { hash, files }: RuleBundle): void {
  const head: Head = { format: FORMAT, hash, stamp };
  const lines = files.map((file) => `${file.path}\t${JSON.stringify(file.data)}`);
  writeFileSync(path, `${JSON.stringify(head)}\n${lines.join('\n')}\n`);
}

function toFile(line: string): RuleFile {
  const tab = line.indexOf('\t');
  let data: unknown;
  return {
    path: line.slice(0, tab),
    get data() {
      data ??= JSON.parse(line.slice(tab + 1));
      return data;
    },
  };
}
