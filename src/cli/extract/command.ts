import { createWriteStream, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { loadRules } from '../../io/rules/load.js';
import { UsageError } from '../errors.js';
import { runBatch } from './batch.js';
import { extractAll } from './files.js';
import { expandInputs } from './inputs.js';
import { type Format, formats } from './output.js';

export interface ExtractFlags {
  format?: string;
  ndjson?: boolean;
  out?: string;
  published?: string;
  url?: string;
  sites: boolean;
}

/**
 * `warta extract`: records of files, folders, addresses or standard input, or batch mode.
 * @returns 0, or 1 when some input gave no record
 * @throws UsageError
 */
export async function extractCommand(inputs: string[], flags: ExtractFlags): Promise<number> {
  checkFlags(inputs, flags);
  const output = flags.out ? createWriteStream(flags.out) : process.stdout;
  // A reader that has seen enough (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const rules = loadRules();
  const options = { sites: flags.sites };
  const status = flags.ndjson
    ? await runBatch(process.stdin, output, rules, options)
    : await extractAll(expandInputs(inputs, flags), output, formatOf(flags), rules, options);
  if (flags.out) {
    output.end();
    await finished(output);
  }
  return status;
}

function checkFlags(inputs: string[], flags: ExtractFlags): void {
  if (flags.format && !formats.includes(flags.format as Format)) {
    throw new UsageError(`--format ${flags.format}: use one of ${formats.join(', ')}`);
  }
  if (flags.ndjson && inputs.length > 0) {
    throw new UsageError(
      '--ndjson reads rows from standard input; leave the files out, or leave --ndjson out',
    );
  }
  if (flags.ndjson && process.stdin.isTTY) {
    throw new UsageError('--ndjson reads rows from standard input: pipe a file into it');
  }
  if (!flags.ndjson && inputs.length === 0 && process.stdin.isTTY) {
    throw new UsageError('nothing to extract: name files, folders or addresses, or - for standard input');
  }
  if (
    flags.published &&
    !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z))?$/.test(flags.published)
  ) {
    throw new UsageError(
      `--published ${flags.published}: give 2026-01-31 or 2026-01-31T08:00:00+07:00 (ISO 8601 with offset)`,
    );
  }
  if (flags.url && !URL.canParse(flags.url)) throw new UsageError(`--url ${flags.url}: not an address`);
  if (flags.out && statSync(flags.out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--out ${flags.out}: is a folder; give a file`);
  }
}

function formatOf(flags: ExtractFlags): Format {
  if (flags.format) return flags.format as Format;
  return process.stdout.isTTY && !flags.out ? 'pretty' : 'json';
}
