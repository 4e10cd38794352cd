import { Readable, type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PermanentFetchError, RetryableFetchError } from '../errors.js';

export interface Body {
  /** As it came over the wire, after chunked transfer coding was taken off. */
  raw: Buffer;
  /** After Content-Encoding was taken off; the same buffer where there was none. */
  bytes: Buffer;
  /** Only the beginning of it, up to the limit. */
  cut?: boolean;
}

/**
 * Reads a body to its end, decompressing as it comes, so that a bomb is noticed after `limit` bytes and not after
 * it has filled the memory.
 * @param encoding value of Content-Encoding
 * @param limit largest size in bytes, before and after decompression
 * @param cut a body over the limit is cut there instead of refused
 * @throws PermanentFetchError too-large, unknown-encoding; RetryableFetchError bad-encoding
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
      return { raw: raw.whole(), bytes: (decoders.length === 0 ? raw : plain).whole(), cut: true };
    if (isDecoderError(error)) throw new RetryableFetchError('bad-encoding', url, `body is not ${encoding}`);
    throw error;
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

/** Decoders in the order in which they are applied: the encoding named last was put on last. */
function decodersOf(encoding: string | null, url: string): Transform[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'identity');
  if (names.length > 3)
    throw new PermanentFetchError('unknown-encoding', url, 'encoded more than three times');
  return names.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip();
    if (name === 'br') return createBrotliDecompress();
    if (name === 'deflate') return createInflate();
    throw new PermanentFetchError('unknown-encoding', url, `Content-Encoding "${name}" is not read`);
  });
}

function isDecoderError(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return code.startsWith('Z_') || code.startsWith('ERR__ERROR') || code.startsWith('ERR_BROTLI');
}
