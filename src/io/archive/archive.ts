import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FetchError } from '../errors.js';
import { type Exchange, headerValue } from '../fetch/exchange.js';
import { makeFolder } from '../folder.js';
import type { Capture, CaptureStore } from '../store/captures.js';
import { isOwn } from './file.js';
import { endOfWhole } from './members.js';
import { type ArchivedResponse, readResponse } from './reader.js';
import { exchangeMembers } from './warc.js';
import { ArchiveWriter } from './writer.js';

/** WARC files in a folder, and their index in the store. */
export class Archive {
  private readonly writer: ArchiveWriter;

  constructor(
    readonly folder: string,
    private readonly index: CaptureStore,
    rotateAt?: number,
  ) {
    this.writer = new ArchiveWriter(folder, index, rotateAt);
  }

  /**
   * The capture of a fetch, if an earlier run of its job made one. A run that was killed between writing the
   * record and saying so is found out by reading the place that it had announced.
   */
  async find(fetchId: string): Promise<Capture | null> {
    const capture = await this.index.get(fetchId);
    if (!capture || capture.complete) return capture;
    if (!(await this.isWhole(capture))) return null;
    await this.index.complete([capture]);
    return { ...capture, complete: true };
  }

  /**
   * Archives the answer that a fetch was for: written and synced when this returns. When another run of the same
   * fetch was faster, its capture stands and nothing is written. A 304 is filed under no page: it is none.
   */
  async store(
    { fetchId, pageId }: { fetchId: string; pageId: string | null },
    exchange: Exchange,
  ): Promise<Capture> {
    const unchanged = exchange.status === 304;
    const earlier = unchanged ? await this.index.earlier(pageId, exchange.url) : null;
    const capture = {
      fetchId,
      pageId: unchanged ? null : pageId,
      url: exchange.url,
      status: exchange.status,
      etag: headerValue(exchange.headers, 'etag'),
      lastModified: headerValue(exchange.headers, 'last-modified'),
      fetchedAt: exchange.fetchedAt,
    };
    const written = await this.writer.append(capture, await exchangeMembers(exchange, earlier));
    const known = written ?? (await this.index.get(fetchId));
    if (!known) throw new Error(`the capture of fetch ${fetchId} is gone`);
    return known;
  }

  /**
   * Archives an answer that no fetch will look for: robots.txt, a list, a redirect, an error. Every one is kept, as
   * often as it was given.
   */
  storeAside(exchange: Exchange, pageId: string | null = null): Promise<Capture> {
    return this.store({ fetchId: randomUUID(), pageId }, exchange);
  }

  /** Archives what came of an answer that broke off. Always throws the error that it gave. */
  async storeBroken(error: unknown): Promise<never> {
    if (error instanceof FetchError && error.answer) await this.storeAside(error.answer);
    throw error;
  }

  /**
   * Makes sure that answers can be kept, before any is asked for.
   * @throws ConfigError
   */
  prepare(): Promise<void> {
    return makeFolder(this.folder);
  }

  /** @throws ArchiveError */
  read(capture: Pick<Capture, 'file' | 'offset' | 'length'>): Promise<ArchivedResponse> {
    return readResponse(this.folder, capture);
  }

  /**
   * Tidies up after killed processes: finishes what they had written but not said, forgets what they had only
   * announced, and cuts off what they had begun. Whole records stay, whether the index knows them or not, and so do
   * files that are none of ours.
   * @param idleMs files written to since then are left alone: their writer may be at work. 0 is only for a process
   * that is alone on this archive
   */
  async repair(idleMs: number): Promise<void> {
    for (const capture of await this.index.incomplete()) {
      const found = await this.find(capture.fetchId);
      if (!found && (await this.isIdle(capture.file, idleMs))) await this.index.forget(capture);
    }
    const ends = await this.index.fileEnds();
    for (const name of await this.files()) {
      if (isOwn(name) && (await this.isIdle(name, idleMs))) await this.cutAfter(name, ends.get(name) ?? 0);
    }
  }

  /** Names of the WARC files, oldest first. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => /\.warc(\.gz)?$/.test(name)).sort();
  }

  /**
   * Decompresses a whole file, so that damage outside of the indexed responses is found too; of the one that is being
   * written, what is synced.
   * @throws Error of zlib when a member's checksum does not hold or the last one is cut off
   */
  async checkFile(name: string): Promise<void> {
    const synced = this.writer.syncedOf(name);
    const part = synced === null ? {} : { end: synced - 1 };
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(createReadStream(join(this.folder, name), part), createGunzip(), nowhere);
  }

  close(): Promise<void> {
    return this.writer.close();
  }

  /** @param end where the last record that the index knows ends */
  private async cutAfter(name: string, end: number): Promise<void> {
    const path = join(this.folder, name);
    const { size } = await stat(path);
    // A process may be killed before the first byte of its file, which nobody reads then.
    if (size === end && size > 0) return;
    const whole = await endOfWhole(path, end);
    if (whole === 0) await rm(path);
    else if (whole < size) await truncate(path, whole);
  }

  private async isIdle(name: string, idleMs: number): Promise<boolean> {
    if (idleMs === 0) return true;
    const found = await stat(join(this.folder, name)).catch(() => null);
    return !found || Date.now() - found.mtimeMs >= idleMs;
  }

  private async isWhole(capture: Capture): Promise<boolean> {
    try {
      return (await this.read(capture)).recordId === capture.recordId;
    } catch {
      return false;
    }
  }
}
