import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Exchange } from '../fetch/exchange.js';
import type { Capture } from '../store/captures.js';

/** A WARC 1.1 record as one gzip member. */
export interface Member {
  recordId: string;
  bytes: Buffer;
  /** WARC-Payload-Digest; empty for a record without payload. */
  digest: string;
}

type WARCRecordOptions = NonNullable<Parameters<typeof WARCRecord.create>[0]>;

const compress = promisify(gzip);
const VERSION = 'WARC/1.1';
const DIGEST = { algo: 'SHA-256', prefix: 'sha256:' };
/** WARC 1.1, 6.7.3: the host says that what it gave before has not changed. */
const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';

/** First record of a file: who wrote it and how. */
export function warcinfo(file: string, date: string): Promise<Member> {
  return serialize('', (header) =>
    WARCRecord.createWARCInfo(
      { filename: file, warcVersion: VERSION, date, warcHeaders: header },
      { software: 'warta', format: 'WARC File Format 1.1', robots: 'classic' },
    ),
  );
}

/**
 * Request and response of one exchange, the response last; of an imported page only the response is known.
 * @param earlier what a 304 says has not changed; without it, or without headers to keep, a 304 is a response too
 */
export async function exchangeMembers(exchange: Exchange, earlier: Capture | null = null): Promise<Member[]> {
  const { url, fetchedAt: date } = exchange;
  const path = new URL(url).pathname + new URL(url).search;
  const common = { url, date, warcVersion: VERSION, keepHeadersCase: true } as const;
  const answer = {
    ...common,
    httpHeaders: exchange.headers.map(archivedHeader),
    statusline: `HTTP/1.1 ${exchange.status} ${exchange.statusText}`.trim(),
  };
  const response =
    earlier && exchange.headers.length > 0
      ? await serialize('revisit', (warcHeaders) => revisit({ ...answer, warcHeaders }, earlier))
      : await serialize('response', (warcHeaders) =>
          WARCRecord.create(
            {
              ...answer,
              type: 'response',
              warcHeaders: { ...warcHeaders, ...(exchange.cut && { 'WARC-Truncated': exchange.cut }) },
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

/** The library knows the other kind of revisit, by the digest, and says so of every one. */
function revisit(options: WARCRecordOptions, { recordId, url, fetchedAt }: Capture): WARCRecord {
  const record = WARCRecord.create(
    { ...options, type: 'revisit', refersToUrl: url, refersToDate: fetchedAt },
    [],
  );
  record.warcHeaders.headers.set('WARC-Profile', NOT_MODIFIED);
  record.warcHeaders.headers.set('WARC-Refers-To', recordId);
  return record;
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
