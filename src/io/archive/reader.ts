import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import { readBody } from '../fetch/body.js';
import { headerValues } from '../fetch/exchange.js';

/** A response as it was archived. */
export interface ArchivedResponse {
  recordId: string;
  url: string;
  status: number;
  headers: [string, string][];
  /** Body after Content-Encoding was taken off; as it came, where only its beginning was archived. */
  bytes: Buffer;
  /** WARC-Date. */
  fetchedAt: string;
}

/** The archive does not hold what its index says. */
export class ArchiveError extends Error {
  constructor(
    readonly file: string,
    readonly offset: number,
    reason: string,
  ) {
    super(`${file} at ${offset}: ${reason}`);
    this.name = 'ArchiveError';
  }
}

/** Largest record that is read, in bytes after decompression: a page's limit, with room for its headers. */
const MAX_RECORD = 64 * 1024 * 1024;
const decompress = promisify(gunzip);
/** What a host's answer is archived as: a 304 is a revisit. */
const KINDS = ['response', 'revisit'];

/**
 * Reads one archived response and checks it against its digests.
 * @param place file name, and offset and length of the record's gzip member in bytes
 * @throws ArchiveError when there is no whole, unchanged response record there
 */
export async function readResponse(
  folder: string,
  place: { file: string; offset: number; length: number },
): Promise<ArchivedResponse> {
  const fail = (reason: string) => new ArchiveError(place.file, place.offset, reason);
  const member = await readMember(join(folder, place.file), place).catch((error: Error) => {
    throw fail(error.message);
  });
  const plain = await decompress(member, { maxOutputLength: MAX_RECORD }).catch((error: Error) => {
    throw fail(`not a whole gzip member: ${error.message}`);
  });
  const record = await WARCParser.parse([plain], { keepHeadersCase: true });
  if (!record?.httpHeaders || !KINDS.includes(record.warcType ?? '')) throw fail('not a response record');
  const raw = Buffer.from(await record.readFully(false));
  checkDigest('payload', record.warcPayloadDigest, raw, fail);
  checkDigest('block', record.warcBlockDigest, blockOf(plain, record), fail);
  const headers = [...record.httpHeaders.headers] as [string, string][];
  const url = record.warcTargetURI ?? '';
  const whole = record.warcHeader('WARC-Truncated') === undefined && raw.length > 0;
  const encoding = whole ? headerValues(headers, 'content-encoding').join(', ') : null;
  const { bytes } = await readBody(Readable.from([raw]), encoding, MAX_RECORD, url);
  return {
    recordId: record.warcHeader('WARC-Record-ID') ?? '',
    url,
    status: Number(record.httpHeaders.statusCode),
    headers,
    bytes,
    fetchedAt: record.warcDate ?? '',
  };
}

async function readMember(path: string, place: { offset: number; length: number }): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(place.length);
    const { bytesRead } = await handle.read(buffer, 0, place.length, place.offset);
    if (bytesRead < place.length) throw new Error(`ends after ${bytesRead} of ${place.length} bytes`);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** What follows the record's own headers: those of HTTP, and the body. */
function blockOf(plain: Buffer, record: WARCRecord): Buffer {
  const start = plain.indexOf('\r\n\r\n') + 4;
  return plain.subarray(start, start + record.warcContentLength);
}

function checkDigest(
  name: string,
  stated: string | null | undefined,
  bytes: Buffer,
  fail: (reason: string) => Error,
): void {
  if (!stated?.startsWith('sha256:')) return;
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (stated !== found) throw fail(`${name} digest is ${found}, the record says ${stated}`);
}
