import type { Capture, CaptureStore } from '../store/captures.js';
import { WarcFile } from './file.js';
import type { Member } from './warc.js';

/** A capture that has no place yet. */
export type Unplaced = Omit<Capture, 'file' | 'offset' | 'length' | 'recordId' | 'digest' | 'complete'>;

/** The part of the index that is told of places. */
type Index = Pick<CaptureStore, 'reserve' | 'complete'>;

interface Waiting {
  capture: Unplaced;
  members: Member[];
  done: (capture: Capture | null) => void;
  failed: (error: unknown) => void;
}

/** A file is closed and a new one begun at this size: the usual one for WARC files. */
const ROTATE_AT = 1024 ** 3;

/**
 * Appends exchanges to WARC files of its own. Every process writes to a file that no other writes to, and never
 * again to one that it did not begin, so the tail that a killed writer left is never written over. What comes while
 * it writes is written together afterwards: one write, one sync, one word to the index for all of them.
 */
export class ArchiveWriter {
  private current: WarcFile | null = null;
  private waiting: Waiting[] = [];
  private writing = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly index: Index,
    private readonly rotateAt = ROTATE_AT,
  ) {}

  /**
   * Writes an exchange, and syncs it to the disk before it returns.
   * @param members its records, the response last
   * @returns where it is; null when the index has a capture of this fetch already, and nothing was written
   */
  append(capture: Unplaced, members: Member[]): Promise<Capture | null> {
    return new Promise((done, failed) => {
      this.waiting.push({ capture, members, done, failed });
      if (!this.writing) this.work = this.writeAll();
    });
  }

  /** Bytes of a file that are synced, where it is being written; null for every other. */
  syncedOf(name: string): number | null {
    return this.current?.name === name ? this.current.size : null;
  }

  async close(): Promise<void> {
    await this.work;
    await this.current?.close();
    this.current = null;
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const group = this.nextGroup();
      try {
        const written = await this.write(group);
        for (const { capture, done } of group) done(written.get(capture.fetchId) ?? null);
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.writing = false;
  }

  /** All that wait, save a second run of a fetch: the first one's capture stands by then. */
  private nextGroup(): Waiting[] {
    const group = new Map<string, Waiting>();
    for (const one of this.waiting) if (!group.has(one.capture.fetchId)) group.set(one.capture.fetchId, one);
    this.waiting = this.waiting.filter((one) => group.get(one.capture.fetchId) !== one);
    return [...group.values()];
  }

  /** Announces the places before a byte is written, so that whoever comes after a crash knows where to look. */
  private async write(group: Waiting[]): Promise<Map<string, Capture>> {
    const file = await this.fileToWrite();
    let wanted = group;
    let captures = placed(wanted, file);
    for (;;) {
      const reserved = await this.index.reserve(captures);
      if (reserved.size === captures.length) break;
      // What comes after one that is not wanted lies elsewhere now.
      wanted = wanted.filter(({ capture }) => reserved.has(capture.fetchId));
      captures = placed(wanted, file);
    }
    if (captures.length > 0) {
      await this.writeTo(file, Buffer.concat(wanted.flatMap(({ members }) => members.map((m) => m.bytes))));
      await this.index.complete(captures);
    }
    return new Map(captures.map((capture) => [capture.fetchId, { ...capture, complete: true }]));
  }

  private async writeTo(file: WarcFile, bytes: Buffer): Promise<void> {
    try {
      await file.append(bytes);
    } catch (error) {
      this.current = null;
      throw error;
    }
  }

  private async fileToWrite(): Promise<WarcFile> {
    if (this.current && this.current.size < this.rotateAt) return this.current;
    await this.current?.close();
    this.current = null;
    this.current = await WarcFile.begin(this.folder);
    return this.current;
  }
}

/** Where each is to lie, one after the other from the end of the file on. */
function placed(group: Waiting[], file: WarcFile): Capture[] {
  let end = file.size;
  return group.map(({ capture, members }) => {
    for (const { bytes } of members) end += bytes.length;
    const last = members.at(-1);
    if (!last) throw new Error('nothing to archive');
    const { recordId, digest, bytes } = last;
    const place = { file: file.name, offset: end - bytes.length, length: bytes.length, recordId, digest };
    return { ...capture, ...place, complete: false };
  });
}
