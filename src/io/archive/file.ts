import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { warcinfo } from './warc.js';

/** A WARC file that this process has begun, and that no other writes to. */
export class WarcFile {
  private bytes = 0;

  private constructor(
    private readonly handle: FileHandle,
    readonly name: string,
  ) {}

  /** Length in bytes of what is known to be on the disk. */
  get size(): number {
    return this.bytes;
  }

  static async begin(folder: string): Promise<WarcFile> {
    await mkdir(folder, { recursive: true });
    const now = new Date().toISOString();
    const name = fileName(now);
    const path = join(folder, name);
    const file = new WarcFile(await open(path, 'wx'), name);
    try {
      await file.append((await warcinfo(name, now)).bytes);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return file;
  }

  /** Writes and syncs. A write that fails (the disk is full) leaves the file as long as it was, and closed. */
  async append(bytes: Buffer): Promise<void> {
    try {
      await writeFully(this.handle, bytes, this.bytes);
      await this.handle.datasync();
      this.bytes += bytes.length;
    } catch (error) {
      await this.handle.truncate(this.bytes).catch(() => undefined);
      await this.handle.close().catch(() => undefined);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** Whether a file's name is one that `begin` gives. */
export function isOwn(name: string): boolean {
  return /^warta-.+\.warc\.gz$/.test(name);
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
