import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';

const GZIP = 0x1f8b;
const START = 'WARC/';

/**
 * A WARC file's records without compression: by what it begins with, not by its name, and whether each record is a
 * gzip member of its own or all are in one.
 * @throws Error for what is no WARC file; the stream ends with one where the compression is damaged
 */
export async function plainWarc(file: Readable): Promise<Readable> {
  const head = await firstBytes(file, 2);
  if (head.length < 2 || head.readUInt16BE(0) !== GZIP) return checked(file);
  // All that is there is given out; that a record ends early is for its reader to notice.
  return checked(pipeline(file, createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }), () => undefined));
}

async function checked(plain: Readable): Promise<Readable> {
  if ((await firstBytes(plain, START.length)).toString('latin1') === START) return plain;
  plain.destroy();
  throw new Error('is no WARC file');
}

/** The first bytes of a stream, which stay in it; fewer where there are no more. */
async function firstBytes(stream: Readable, length: number): Promise<Buffer> {
  while (stream.readableLength < length && !stream.readableEnded) {
    await Promise.race([once(stream, 'readable'), once(stream, 'end')]);
    if (stream.readableLength === 0) break;
  }
  const bytes = (stream.read(Math.min(length, stream.readableLength)) as Buffer | null) ?? Buffer.alloc(0);
  if (bytes.length > 0) stream.unshift(bytes);
  return bytes;
}
