import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Exchange } from '../fetch/exchange.js';

/** A WARC 1.1 record as one gzip member. */
export interface Member {
  recordId: string;
  bytes: Buffer;
  /** WARC-Payload-Digest; empty for a record without payload. */
  digest: string;
}

const compress = promisify(gzip);
const VERSION = 'WARC/1.1';
const DIGEST = { algo: 'SHA-256', prefix: 'sha256:' };

/** First record of a file: who wrote it and how. */
export function warcinfo(file: string, date: string): Promise<Member> {
  return serialize('', (header) =>
    WARCRecord.createWARCInfo(
      { filename: file, warcVersion: VERSION, date, warcHeaders: header },
      { software: 'warta', format: 'WARC File Format 1.1', robots: 'classic' },
    ),
  );
}

/** Request and response of one exchange, the response last; of an imported page only the response is known. */
export async function exchangeMembers(exchange: Exchange): Promise<Member[]> {
  const { url, fetchedAt: date } = exchange;
  const path = new URL(url).pathname + new URL(url).search;
  const common = { url, date, warcVersion: VERSION, keepHeadersCase: true } as const;
  const response = await serialize('response', (warcHeaders) =>
    WARCRecord.create(
      {
        ...common,
        type: 'response',
        warcHeaders,
        httpHeaders: exchange.headers.map(archivedHeader),
        statusline: `HTTP/1.1 ${exchange.status} ${exchange.statusText}`.trim(),
      },
      [exchange.raw],
    ),
  );
  if (exchange.requestHeaders.length === 0) return [response];
  const request = await serialize('request', (warcHeaders) =>
    WARCRecord.create(
      {
        ...common,
        type: 'request',
        warcHeaders: { ...warcHeaders, 'WARC-Concurrent-To': response.recordId },
        httpHeaders: exchange.requestHeaders,
        statusline: `GET ${path} HTTP/1.1`,
      },
      [],
    ),
  );
  return [request, response];
}

/** The body is kept without its transfer coding, so the header that announces one would mislead readers. */
function archivedHeader([name, value]: [string, string]): [string, string] {
  return name.toLowerCase() === 'transfer-encoding' ? [`X-Archive-Orig-${name}`, value] : [name, value];
}

async function serialize(
  type: string,
  make: (header: Record<string, string>) => WARCRecord,
): Promise<Member> {
  const recordId = `<urn:uuid:${randomUUID()}>`;
  const record = make({ 'WARC-Record-ID': recordId });
  const plain = await WARCSerializer.serialize(record, { gzip: false, digest: DIGEST });
  const digest = type === 'response' ? (record.warcPayloadDigest ?? '') : '';
  return { recordId, bytes: await compress(plain), digest };
}
