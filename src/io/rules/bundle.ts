import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { PreparedRules } from '../../core/rules/ruleset.js';

/** What the build made of the rule files, with the hash of their exact content. */
export interface RuleBundle {
  hash: string;
  prepared: PreparedRules;
}

/** What must be as it was when the bundle was written. */
interface Head {
  /** Raised when what stands in the bundle changes its form. */
  format: number;
  hash: string;
  /** Names, sizes and times of the rule files: where they are the same, nobody has to read them for their hash. */
  stamp: string;
  /** Where each stage's part begins and ends, counted from the end of this line. */
  parts: Record<string, [from: number, to: number]>;
}

const FORMAT = 3;
const NEWLINE = 10;

/**
 * The bundle of `npm run build`: a line about it, then one part a stage, read when that stage first asks for it.
 * @returns null where there is none, or one of other files
 * @param hash reads and hashes the rule files; asked only where their stamp is another
 */
export function readBundle(path: string, stamp: string, hash: () => string): RuleBundle | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const from = bytes.indexOf(NEWLINE) + 1;
  const first = bytes.toString('latin1', 0, from);
  if (!first.startsWith(`{"format":${FORMAT},`)) return null;
  const head = JSON.parse(first) as Head;
  if (head.stamp !== stamp && head.hash !== hash()) return null;
  const part = ([start, end]: [number, number]) => {
    return () => JSON.parse(bytes.toString('latin1', from + start, from + end)) as unknown;
  };
  const prepared = Object.entries(head.parts).map(([name, range]) => [name, part(range)]);
  return { hash: head.hash, prepared: Object.fromEntries(prepared) as PreparedRules };
}

export function saveBundle(path: string, stamp: string, { hash, prepared }: RuleBundle): void {
  const head: Head = { format: FORMAT, hash, stamp, parts: {} };
  let at = 0;
  const parts = Object.entries(prepared).map(([name, prepare]) => {
    const part = ascii(JSON.stringify(prepare()));
    head.parts[name] = [at, at + part.length];
    at += part.length;
    return part;
  });
  writeFileSync(path, `${JSON.stringify(head)}\n${parts.join('')}`);
}

/** Text of one byte a character is read in a tenth of the time. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
