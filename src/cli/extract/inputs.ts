import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PageLimitError } from '../../core/errors.js';
import type { Page } from '../../core/types.js';
import { decodePage } from '../../io/decode.js';
import { UsageError } from '../errors.js';

/** Larger files are refused before they are read (bytes). */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** One thing to extract: its name for messages and `ref`, and how to get it. */
export interface Input {
  name: string;
  load(): Promise<Page>;
}

interface Given {
  published?: string;
  url?: string;
}

/**
 * Turns arguments into inputs: files as named, folders by their *.html, *.htm and *.txt in order of path,
 * http(s) addresses, and - (or nothing) for standard input.
 * @throws UsageError for a path that does not exist
 */
export function expandInputs(args: string[], given: Given): Input[] {
  const names = args.length > 0 ? args : ['-'];
  const inputs = names.flatMap((arg): Input[] => {
    if (arg === '-') return [{ name: '-', load: async () => toPage(await readStdin(), '', given) }];
    if (/^https?:\/\//i.test(arg)) return [{ name: arg, load: () => fetchInput(arg, given) }];
    const stat = statSync(arg, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`${arg}: no such file or folder`);
    return stat.isDirectory() ? folder(arg).map((path) => file(path, given)) : [file(arg, given)];
  });
  if (inputs.length === 0) throw new UsageError(`${names.join(', ')}: no *.html, *.htm or *.txt file in it`);
  return inputs;
}

function folder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html?|txt)$/i.test(name))
    .sort()
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}

function file(path: string, given: Given): Input {
  return {
    name: path,
    async load() {
      const { size } = statSync(path);
      if (size > MAX_FILE_BYTES) {
        throw new PageLimitError(
          'too-large',
          `${size} bytes; pages over ${MAX_FILE_BYTES} bytes are not read`,
        );
      }
      return toPage(await readFile(path), path, given);
    },
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) {
      throw new PageLimitError('too-large', `standard input is over ${MAX_FILE_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Loaded on demand: most runs fetch nothing. */
async function fetchInput(url: string, given: Given): Promise<Page> {
  const { fetchPage } = await import('../../io/fetch/page.js');
  const page = await fetchPage(url, {
    allowAddresses: process.env.WARTA_ALLOW_ADDRESSES,
    contact: process.env.WARTA_CONTACT,
  });
  return {
    kind: 'html',
    html: page.html,
    url: given.url ?? page.url,
    fetchedAt: page.fetchedAt,
    publishedAt: given.published ?? null,
  };
}

function toPage(bytes: Buffer, name: string, given: Given): Page {
  const text = decodePage(bytes).text;
  const common = { url: given.url ?? null, fetchedAt: null, publishedAt: given.published ?? null };
  return looksLikeHtml(text, name)
    ? { kind: 'html', html: text, ...common }
    : { kind: 'text', text, clean: true, ...common };
}

/** By the file's name where it says so, else by the first tags. */
function looksLikeHtml(text: string, name: string): boolean {
  if (/\.html?$/i.test(name)) return true;
  if (/\.txt$/i.test(name)) return false;
  return /<(?:!doctype|html|head|body|meta|div|p|article|h1)\b/i.test(text.slice(0, 4096));
}
