import { createReadStream } from 'node:fs';
import { WARCParser, type WARCRecord } from 'warcio';
import { FetchError } from '../errors.js';
import type { Exchange } from '../fetch/exchange.js';
import { MAX_BODY_BYTES } from '../fetch/page.js';
import { pageOf } from './http.js';
import { plainWarc } from './plain.js';

/** A page that cannot be taken, in a file whose further pages can. */
export class UnreadablePage extends Error {}

/** Room for the headers and chunks around the largest body; what is larger is no page. */
const MAX_BLOCK = 2 * MAX_BODY_BYTES;

/**
 * The pages in a WARC file (1.0 or 1.1, gzipped or not) of any tool: its successful responses that are HTML.
 * @throws Error for what is no WARC file, and for one that ends in the middle
 */
export async function* readWarcFile(path: string): AsyncGenerator<Exchange | UnreadablePage> {
  const source = await plainWarc(createReadStream(path));
  // The library would read past the end of a response that is not HTTP, which is how crawlers keep those of DNS.
  for await (const record of WARCParser.iterRecords(source, { parseHttp: false })) {
    const block = await blockOf(record);
    const page = block && (await toExchange(record, block));
    if (page) yield page;
  }
}

/**
 * What follows a record's own headers, where it may be a page.
 * @throws Error when it is not all there, which the parser would not notice
 */
async function blockOf(record: WARCRecord): Promise<Buffer | null> {
  const length = record.warcContentLength;
  const wanted = record.warcType === 'response' && length <= MAX_BLOCK;
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of record) {
    read += chunk.length;
    if (wanted) chunks.push(chunk);
  }
  if (read < length || !record.warcHeader('Content-Length'))
    throw new Error('ends in the middle of a record');
  return wanted ? Buffer.concat(chunks) : null;
}

async function toExchange(record: WARCRecord, block: Buffer): Promise<Exchange | UnreadablePage | null> {
  const url = record.warcTargetURI ?? '';
  if (!/^https?:/i.test(url)) return null;
  try {
    const page = await pageOf(block, url);
    const fetchedAt = new Date(record.warcDate ?? 0).toISOString();
    return page && { ...page, url, requestHeaders: [], fetchedAt, ms: 0 };
  } catch (error) {
    if (error instanceof FetchError) return new UnreadablePage(error.message);
    throw error;
  }
}
