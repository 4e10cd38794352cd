import { pipeline as connect, Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { PermanentFetchError, RetryableFetchError } from '../errors.js';
import type { Cut } from './exchange.js';

export interface Body {
  /** As it came over the wire, after chunked transfer coding was taken off. */
  raw: Buffer;
  /** After Content-Encoding was taken off; the same buffer where there was none. */
  bytes: Buffer;
  /** Only the beginning of it, up to the limit. */
  cut?: Extract<Cut, 'length'>;
}

/** A body that came to no good end, with what had come of it. */
export class BrokenBody extends Error {
  constructor(
    override readonly cause: unknown,
    readonly raw: Buffer,
  ) {
    super('broken body');
  }
}

/**
 * Reads a body to its end, decompressing as it comes, so that a bomb is noticed after `limit` bytes and not after
 * it has filled the memory.
 * @param encoding value of Content-Encoding
 * @param limit largest size in bytes, before and after decompression
 * @param cut a body over the limit is cut there instead of refused, and of one that breaks off is told what came
 * @throws PermanentFetchError too-large, unknown-encoding; RetryableFetchError bad-encoding; BrokenBody
 */
export async function readBody(
  stream: Readable,
  encoding: string | null,
  limit: number,
  url: string,
  cut = false,
): Promise<Body> {
  const tooLarge = new PermanentFetchError('too-large', url, `more than ${limit} bytes`);
  const decoders = decodersOf(encoding, url);
  const raw = new Collector(limit, tooLarge);
  const plain = new Collector(limit, tooLarge);
  try {
    if (decoders.length === 0) await pipeline(stream, raw);
    else await pipeline([Readable.from(tee(stream, raw)), ...decoders, plain]);
  } catch (error) {
    if (cut && error === tooLarge)
      return { raw: raw.whole(), bytes: (decoders.length === 0 ? raw : plain).whole(), cut: 'length' };
    // "Not changed" and redirects say how their body is encoded, and have none.
    if (isDecoderError(error) && raw.isEmpty) return { raw: raw.whole(), bytes: raw.whole() };
    const failure = isDecoderError(error)
      ? new RetryableFetchError('bad-encoding', url, `body is not ${encoding}`)
      : error;
    throw cut ? new BrokenBody(failure, raw.whole()) : failure;
  } finally {
    stream.destroy();
  }
  return { raw: raw.whole(), bytes: decoders.length === 0 ? raw.whole() : plain.whole() };
}

/** A sink with a limit. */
class Collector extends Writable {
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly limit: number,
    private readonly tooLarge: Error,
  ) {
    super();
  }

  add(chunk: Buffer): void {
    this.chunks.push(chunk.subarray(0, this.limit - this.size));
    this.size += chunk.length;
    if (this.size > this.limit) throw this.tooLarge;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    try {
      this.add(chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  whole(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

async function* tee(stream: Readable, copy: Collector): AsyncGenerator<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    copy.add(chunk);
    yield chunk;
  }
}

const DECODERS: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: () => Duplex.from(inflate),
};
/** Codings that there are (IANA) and that nobody was told we read. Other words mean nothing: "none", "utf-8". */
const UNREAD = /^(?:zstd|(?:x-)?compress|dcb|dcz|exi|pack200-gzip|aes128gcm)$/;

/** Decoders in the order in which they are applied: the encoding named last was put on last. */
function decodersOf(encoding: string | null, url: string): Duplex[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const unread = names.find((name) => UNREAD.test(name));
  if (unread) {
    throw new PermanentFetchError('unknown-encoding', url, `Content-Encoding "${unread}" is not read`);
  }
  const makers = names.flatMap((name) => (Object.hasOwn(DECODERS, name) ? (DECODERS[name] ?? []) : []));
  if (makers.length > 3)
    throw new PermanentFetchError('unknown-encoding', url, 'encoded more than three times');
  return makers.reverse().map((make) => make());
}

/** "deflate" is zlib's format, and from some servers what stands inside of it: zlib's first byte names method 8. */
async function* inflate(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const rest = async function* () {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  const decoder = ((first.value[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  yield* connect(Readable.from(rest()), decoder, () => undefined) as AsyncIterable<Buffer>;
}

function isDecoderError(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return code.startsWith('Z_') || code.startsWith('ERR__ERROR') || code.startsWith('ERR_BROTLI');
}
