import { loadRules } from '../../io/rules/load.js';
import { UsageError } from '../errors.js';
import { runBatch } from './batch.js';

export interface ExtractFlags {
  format?: string;
  ndjson?: boolean;
  out?: string;
  published?: string;
  url?: string;
  sites: boolean;
}

/** `warta extract`. @returns the exit status */
export async function extractCommand(inputs: string[], flags: ExtractFlags): Promise<number> {
  const rules = loadRules();
  if (flags.ndjson) return runBatch(process.stdin, process.stdout, rules, { sites: flags.sites });
  throw new UsageError(`not yet: ${inputs.join(' ')}`);
}
