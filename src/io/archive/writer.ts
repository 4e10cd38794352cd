import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../fetch/exchange.js';
import { exchangeMembers, type Member, warcinfo } from './warc.js';

/** Where the response of a fetch lies. */
export interface Place {
  file: string;
  offset: number;
  length: number;
  recordId: string;
  digest: string;
}

type Announce = (place: Place) => Promise<boolean>;

/** A file is closed and a new one begun at this size: the usual one for WARC files. */
const ROTATE_AT = 1024 ** 3;

/**
 * Appends exchanges to WARC files of its own. Every process writes to a file that no other writes to, and never
 * again to one that it did not begin, so the tail that a killed writer left is never written over.
 */
export class ArchiveWriter {
  private current: { handle: FileHandle; name: string; size: number } | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly rotateAt = ROTATE_AT,
  ) {}

  /**
   * Writes exchanges (redirects first) and syncs them to the disk before it returns.
   * @param announce called with the place of the last response before a byte is written; false: write nothing
   */
  async append(exchanges: Exchange[], announce: Announce): Promise<Place | null> {
    const members = (await Promise.all(exchanges.map(exchangeMembers))).flat();
    const result = this.turn.then(() => this.write(members, announce));
    this.turn = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.current?.handle.close();
    this.current = null;
  }

  private async write(members: Member[], announce: Announce): Promise<Place | null> {
    const file = await this.fileToWrite();
    const last = members.at(-1);
    if (!last) throw new Error('nothing to archive');
    const bytes = Buffer.concat(members.map((member) => member.bytes));
    const place: Place = {
      file: file.name,
      offset: file.size + bytes.length - last.bytes.length,
      length: last.bytes.length,
      recordId: last.recordId,
      digest: last.digest,
    };
    if (!(await announce(place))) return null;
    await this.writeAt(file, bytes);
    return place;
  }

  /** A write that fails (the disk is full) leaves the file as long as it was. */
  private async writeAt(file: NonNullable<typeof this.current>, bytes: Buffer): Promise<void> {
    try {
      await writeFully(file.handle, bytes, file.size);
      await file.handle.datasync();
      file.size += bytes.length;
    } catch (error) {
      this.current = null;
      await file.handle.truncate(file.size).catch(() => undefined);
      await file.handle.close().catch(() => undefined);
      throw error;
    }
  }

  private async fileToWrite(): Promise<NonNullable<typeof this.current>> {
    if (this.current && this.current.size < this.rotateAt) return this.current;
    await this.current?.handle.close();
    this.current = null;
    await mkdir(this.folder, { recursive: true });
    const now = new Date().toISOString();
    const name = fileName(now);
    const handle = await open(join(this.folder, name), 'wx');
    const file = { handle, name, size: 0 };
    await this.writeAt(file, (await warcinfo(name, now)).bytes);
    this.current = file;
    return file;
  }
}

/** Who writes the file is in its name; the last part keeps two starts of one process id apart. */
function fileName(now: string): string {
  const host =
    hostname()
      .replace(/[^\w.]+/g, '_')
      .slice(0, 40) || 'host';
  const time = now.replace(/\D/g, '').slice(0, 14);
  return `warta-${time}-${host}-${process.pid}-${randomBytes(3).toString('hex')}.warc.gz`;
}

async function writeFully(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
