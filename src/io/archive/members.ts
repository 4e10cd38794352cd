import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

/** What every member begins with that our own writer makes: gzip, deflate, no name and no other extras. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0]);
const HEAD_LENGTH = 10;
/** CRC-32 and length of what was compressed. */
const TAIL_LENGTH = 8;

/**
 * Where the last whole gzip member of a file ends: what comes after it was begun by a process that was killed.
 * @param from place in bytes at which a member begins, or the file ends
 */
export async function endOfWhole(path: string, from: number): Promise<number> {
  const handle = await open(path, 'r');
  try {
    for (let end = from; ; ) {
      const length = await memberLength(path, handle, end);
      if (length === null) return end;
      end += length;
    }
  } finally {
    await handle.close();
  }
}

/** @returns null when no whole member begins there */
async function memberLength(path: string, handle: FileHandle, at: number): Promise<number | null> {
  const head = await readAt(handle, at, HEAD.length);
  if (!head.equals(HEAD)) return null;
  const source = createReadStream(path, { start: at + HEAD_LENGTH });
  const inflate = createInflateRaw();
  pipeline(source, inflate, () => undefined);
  let [sum, size] = [0, 0];
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      size += chunk.length;
    }
  } catch {
    return null;
  } finally {
    source.destroy();
  }
  const tail = await readAt(handle, at + HEAD_LENGTH + inflate.bytesWritten, TAIL_LENGTH);
  if (tail.length < TAIL_LENGTH || tail.readUInt32LE(0) !== sum || tail.readUInt32LE(4) !== size >>> 0)
    return null;
  return HEAD_LENGTH + inflate.bytesWritten + TAIL_LENGTH;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
