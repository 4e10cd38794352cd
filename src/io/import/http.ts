import { Readable } from 'node:stream';
import { RetryableFetchError } from '../errors.js';
import { type Body, readBody } from '../fetch/body.js';
import { type Exchange, headerValue, headerValues } from '../fetch/exchange.js';
import { MAX_BODY_BYTES } from '../fetch/page.js';

type Answer = Pick<Exchange, 'status' | 'statusText' | 'headers' | 'raw' | 'bytes'>;

/**
 * The page in a response as it came over the wire, or as a tool put it together again.
 * @returns null for what is no successful answer with HTML in it
 * @throws PermanentFetchError too-large, unknown-encoding
 */
export async function pageOf(block: Buffer, url: string): Promise<Answer | null> {
  const end = block.indexOf('\r\n\r\n');
  const [first = '', ...lines] = block.toString('latin1', 0, Math.max(end, 0)).split('\r\n');
  const [, code, statusText = ''] = /^HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/.exec(first) ?? [];
  const headers = lines.flatMap(headerOf);
  const status = Number(code);
  if (!(status >= 200 && status <= 299)) return null;
  if (!/html/i.test(headerValue(headers, 'content-type') ?? '')) return null;
  const body = block.subarray(end + 4);
  const chunked = /\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  const raw = chunked ? (withoutChunks(body) ?? body) : body;
  const read = await decoded(raw, headerValues(headers, 'content-encoding').join(', '), url);
  if (read) return { status, statusText, headers, ...read };
  return { status, statusText, headers: headers.map(withoutEncoding), raw, bytes: raw };
}

function headerOf(line: string): [string, string][] {
  const colon = line.indexOf(':');
  return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
}

/** @returns null when the body is not encoded as is said: some tools keep it decoded, without a word in the header */
async function decoded(raw: Buffer, encoding: string, url: string): Promise<Body | null> {
  try {
    return await readBody(Readable.from([raw]), encoding, MAX_BODY_BYTES, url);
  } catch (error) {
    if (error instanceof RetryableFetchError && error.code === 'bad-encoding') return null;
    throw error;
  }
}

/** The header of a coding that the body does not have would mislead readers. */
function withoutEncoding([name, value]: [string, string]): [string, string] {
  return name.toLowerCase() === 'content-encoding' ? [`X-Archive-Orig-${name}`, value] : [name, value];
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
