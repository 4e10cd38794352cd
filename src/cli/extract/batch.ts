import { once } from 'node:events';
import { z } from 'zod';
import { PageError, type RowErrorCode } from '../../core/errors.js';
import { type ExtractOptions, extract } from '../../core/extract.js';
import type { WartaRecord } from '../../core/record/schema.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import type { Page } from '../../core/types.js';
import { Progress } from '../progress.js';
import { type Line, MAX_LINE, readLines } from './lines.js';
import type { RowError } from './output.js';

const ref = z.union([z.string(), z.number()]);
const optionalText = z.string().nullish();
const row = z.union([
  z.object({
    ref,
    html: z.string(),
    /** Further parts of the article, in order. */
    parts: z.array(z.string()).nullish(),
    url: optionalText,
    fetchedAt: optionalText,
    publishedAt: optionalText,
  }),
  z.object({
    ref,
    text: z.string(),
    url: optionalText,
    title: optionalText,
    publishedAt: optionalText,
    fetchedAt: optionalText,
    clean: z.boolean().nullish(),
  }),
]);

/**
 * Batch mode: one JSON row a line in, one record (or `{ref, error}`) a line out, in input order, one row at a time.
 * @returns 0, or 1 when a row gave an error
 */
export async function runBatch(
  input: AsyncIterable<Buffer | string>,
  output: NodeJS.WritableStream,
  rules: Ruleset,
  options: ExtractOptions,
): Promise<number> {
  const progress = new Progress('extract', null);
  for await (const line of readLines(input)) {
    if (line !== null && !line.trim()) continue;
    const result = extractRow(line, rules, options);
    progress.step(!('error' in result));
    if (!output.write(`${JSON.stringify(result)}\n`)) await once(output, 'drain');
  }
  progress.end();
  return progress.errors > 0 ? 1 : 0;
}

/** One row to its record, or to the error that its line gets. Never throws. */
export function extractRow(line: Line, rules: Ruleset, options: ExtractOptions): WartaRecord | RowError {
  if (line === null) return rowError(null, 'too-large', `a line of over ${MAX_LINE} characters`);
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    return rowError(null, 'bad-row', `not JSON: ${(error as Error).message}`);
  }
  const parsed = row.safeParse(given);
  if (!parsed.success) {
    return rowError(refOf(given), 'bad-row', 'a row is an object with "ref" and "html", or "ref" and "text"');
  }
  try {
    return { ref: parsed.data.ref, ...extract(toPage(parsed.data), rules, options) };
  } catch (error) {
    const code = error instanceof PageError ? error.code : 'internal';
    return rowError(parsed.data.ref, code, (error as Error).message);
  }
}

function rowError(ref: RowError['ref'], code: RowErrorCode, message: string): RowError {
  return { ref, error: { code, message } };
}

/** The `ref` of a row that is wrong in another way, so that its sender can find it. */
function refOf(given: unknown): RowError['ref'] {
  const parsed = z.object({ ref }).safeParse(given);
  return parsed.success ? parsed.data.ref : null;
}

function toPage(data: z.output<typeof row>): Page {
  const common = {
    url: data.url ?? null,
    fetchedAt: data.fetchedAt ?? null,
    publishedAt: data.publishedAt ?? null,
  };
  if ('html' in data) return { kind: 'html', html: data.html, parts: data.parts ?? [], ...common };
  // Without "clean" a text is read as copied out of a browser; "clean": false takes it exactly as it stands.
  return { kind: 'text', text: data.text, title: data.title ?? null, clean: data.clean ?? true, ...common };
}
