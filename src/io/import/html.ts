import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { statedAddress } from '../../core/html/meta/stated.js';
import { decodePage } from '../decode.js';
import type { Exchange } from '../fetch/exchange.js';

/** A saved page as the exchange it came from: under the address it states, else its file's; at its file's time. */
export async function readHtmlFile(path: string): Promise<Exchange> {
  const raw = await readFile(path);
  const { mtime } = await stat(path);
  return {
    url: statedAddress(decodePage(raw).text) ?? pathToFileURL(resolve(path)).href,
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'text/html'],
      ['X-Imported-From', encodeURI(path)],
    ],
    requestHeaders: [],
    raw,
    bytes: raw,
    fetchedAt: mtime.toISOString(),
    ms: 0,
  };
}
