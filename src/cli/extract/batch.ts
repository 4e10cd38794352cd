import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { PageError } from '../../core/errors.js';
import { type ExtractOptions, extract } from '../../core/extract.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import type { Page } from '../../core/types.js';

const ref = z.union([z.string(), z.number()]);
const optionalText = z.string().nullish();
const row = z.union([
  z.object({ ref, html: z.string(), url: optionalText, fetchedAt: optionalText, publishedAt: optionalText }),
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
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  rules: Ruleset,
  options: ExtractOptions,
): Promise<number> {
  let failed = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const result = extractRow(line, rules, options);
    if ('error' in result) failed++;
    if (!output.write(`${JSON.stringify(result)}\n`)) await once(output, 'drain');
  }
  return failed > 0 ? 1 : 0;
}

function extractRow(line: string, rules: Ruleset, options: ExtractOptions): object {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    return { ref: null, error: { code: 'bad-row', message: `not JSON: ${(error as Error).message}` } };
  }
  const echo = (given as { ref?: unknown })?.ref ?? null;
  const parsed = row.safeParse(given);
  if (!parsed.success) {
    return { ref: echo, error: { code: 'bad-row', message: 'needs "ref" and "html" or "text"' } };
  }
  try {
    return { ref: parsed.data.ref, ...extract(toPage(parsed.data), rules, options) };
  } catch (error) {
    const code = error instanceof PageError ? error.code : 'internal';
    return { ref: echo, error: { code, message: (error as Error).message } };
  }
}

function toPage(data: z.output<typeof row>): Page {
  const common = {
    url: data.url ?? null,
    fetchedAt: data.fetchedAt ?? null,
    publishedAt: data.publishedAt ?? null,
  };
  if ('html' in data) return { kind: 'html', html: data.html, ...common };
  // Without "clean" a text is read as copied out of a browser; "clean": false takes it exactly as it stands.
  return { kind: 'text', text: data.text, title: data.title ?? null, clean: data.clean ?? true, ...common };
}
