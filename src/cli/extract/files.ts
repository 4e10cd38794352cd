import { PageError } from '../../core/errors.js';
import { type ExtractOptions, extract } from '../../core/extract.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import { Progress } from '../progress.js';
import { safeText } from '../terminal.js';
import type { Input } from './inputs.js';
import { createWriter, type Format } from './output.js';

/**
 * Extracts each input and writes its record; one that fails is named and does not stop the rest.
 * @returns 0, or 1 when some input gave no record
 */
export async function extractAll(
  inputs: Input[],
  output: NodeJS.WritableStream,
  format: Format,
  rules: Ruleset,
  options: ExtractOptions,
): Promise<number> {
  const writer = createWriter(output, format, inputs.length);
  const progress = new Progress('extract', inputs.length);
  for (const input of inputs) {
    try {
      const record = extract(await input.load(), rules, options);
      await writer.record(inputs.length > 1 || format === 'ndjson' ? { ref: input.name, ...record } : record);
      progress.step(true);
    } catch (error) {
      const code = error instanceof PageError ? error.code : 'internal';
      const message = (error as Error).message;
      progress.clear();
      process.stderr.write(`warta: ${safeText(input.name)}: ${code}: ${safeText(message)}\n`);
      await writer.error({ ref: input.name, error: { code, message } });
      progress.step(false);
    }
  }
  await writer.end();
  progress.end();
  return progress.errors > 0 ? 1 : 0;
}
