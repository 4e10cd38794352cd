import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { WARCParser, type WARCRecord } from 'warcio';
import { readBody } from '../fetch/body.js';
import { type Exchange, headerValue, headerValues } from '../fetch/exchange.js';
import { MAX_BODY_BYTES } from '../fetch/page.js';

/** The pages in a WARC file (1.0 or 1.1, gzipped or not) of any tool: its successful responses that are HTML. */
export async function* readWarcFile(path: string): AsyncGenerator<Exchange> {
  for await (const record of WARCParser.iterRecords(createReadStream(path), { keepHeadersCase: true })) {
    const exchange = record.warcType === 'response' ? await toExchange(record) : null;
    if (exchange) yield exchange;
  }
}

async function toExchange(record: WARCRecord): Promise<Exchange | null> {
  const url = record.warcTargetURI ?? '';
  const status = Number(record.httpHeaders?.statusCode);
  const headers = [...(record.httpHeaders?.headers ?? [])] as [string, string][];
  const type = headerValue(headers, 'content-type') ?? '';
  if (!/^https?:/i.test(url) || !(status >= 200 && status < 300) || !/html/i.test(type)) return null;
  const body = Buffer.from(await record.readFully(false));
  const chunked = /\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  const raw = chunked ? (withoutChunks(body) ?? body) : body;
  const encoding = headerValues(headers, 'content-encoding').join(', ');
  const { bytes } = await readBody(Readable.from([raw]), encoding, MAX_BODY_BYTES, url);
  const fetchedAt = new Date(record.warcDate ?? 0).toISOString();
  const statusText = record.httpHeaders?.statusText?.replace(/^\d+\s*/, '') ?? '';
  return { url, status, statusText, headers, requestHeaders: [], raw, bytes, fetchedAt, ms: 0 };
}

/**
 * Takes the chunked transfer coding off, which some tools keep in their archives and others have taken off already
 * without a word in the header.
 * @returns null when the body is not chunked
 */
function withoutChunks(body: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = /^([\da-f]{1,8})(?:;.*)?$/i.exec(body.toString('latin1', at, end))?.[1];
    if (end < 0 || size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
