import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../errors.js';
import type { Exchange } from '../fetch/exchange.js';
import { readHtmlFile } from './html.js';
import { readWarcFile, type UnreadablePage } from './warc.js';

const WARC = /\.warc(\.gz)?$/i;
const HTML = /\.html?$/i;

/**
 * The files to import: those named, and every WARC and HTML file below the folders named, in order of path.
 * @throws ConfigError for a path that does not exist, or where there is nothing to import
 */
export function filesToImport(paths: string[]): string[] {
  const files = paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new ConfigError(path, 'no such file or folder');
    if (!found.isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => WARC.test(name) || HTML.test(name))
      .sort()
      .map((name) => join(path, name));
  });
  if (files.length === 0)
    throw new ConfigError(paths.join(', '), 'no *.warc, *.warc.gz, *.html or *.htm in it');
  return files;
}

/** Whether a file is an archive, which has all that was fetched, and not a page that somebody saved. */
export function isArchive(file: string): boolean {
  return WARC.test(file);
}

/**
 * The pages in a file.
 * @throws Error when the file cannot be read to its end
 */
export async function* pagesIn(file: string): AsyncGenerator<Exchange | UnreadablePage> {
  if (isArchive(file)) yield* readWarcFile(file);
  else yield await readHtmlFile(file);
}
