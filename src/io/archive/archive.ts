import { createReadStream } from 'node:fs';
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type FetchedResponse, headerValue } from '../fetch/exchange.js';
import type { Capture, CaptureStore } from '../store/captures.js';
import { type ArchivedResponse, readResponse } from './reader.js';
import { ArchiveWriter, type Place } from './writer.js';

/** WARC files in a folder, and their index in the store. */
export class Archive {
  private readonly writer: ArchiveWriter;

  constructor(
    readonly folder: string,
    private readonly index: CaptureStore,
    rotateAt?: number,
  ) {
    this.writer = new ArchiveWriter(folder, rotateAt);
  }

  /**
   * The capture of a fetch, if an earlier run of its job made one. A run that was killed between writing the
   * record and saying so is found out by reading the place that it had announced.
   */
  async find(fetchId: string): Promise<Capture | null> {
    const capture = await this.index.get(fetchId);
    if (!capture || capture.complete) return capture;
    if (!(await this.isWhole(capture))) return null;
    await this.index.complete(capture);
    return { ...capture, complete: true };
  }

  /**
   * Archives a fetch: written and synced when this returns. When another run of the same fetch was faster, its
   * capture stands and nothing is written.
   */
  async store(ids: { fetchId: string; pageId: string }, response: FetchedResponse): Promise<Capture> {
    const header = (name: string) => headerValue(response.headers, name);
    const toCapture = (place: Place) => ({
      ...ids,
      ...place,
      url: response.url,
      status: response.status,
      etag: header('etag'),
      lastModified: header('last-modified'),
      fetchedAt: response.fetchedAt,
      complete: true,
    });
    const place = await this.writer.append([...response.redirects, response], (announced) =>
      this.index.reserve(toCapture(announced)),
    );
    if (place) {
      await this.index.complete({ ...ids, recordId: place.recordId });
      return toCapture(place);
    }
    const known = await this.index.get(ids.fetchId);
    if (!known) throw new Error(`the capture of fetch ${ids.fetchId} is gone`);
    return known;
  }

  /** @throws ArchiveError */
  read(capture: Pick<Capture, 'file' | 'offset' | 'length'>): Promise<ArchivedResponse> {
    return readResponse(this.folder, capture);
  }

  /**
   * Tidies up after killed processes: finishes what they had written but not said, and cuts off what they had begun.
   * @param idleMs files written to since then are left alone: their writer may be at work. 0 is only for a process
   * that is alone on this archive
   */
  async repair(idleMs: number): Promise<void> {
    for (const { fetchId } of await this.index.incomplete()) await this.find(fetchId);
    const ends = await this.index.fileEnds();
    for (const name of await this.files()) {
      const path = join(this.folder, name);
      const { size, mtimeMs } = await stat(path);
      if (idleMs > 0 && Date.now() - mtimeMs < idleMs) continue;
      const end = ends.get(name);
      if (end !== undefined && size > end) await truncate(path, end);
      if (end === undefined) await this.checkFile(name).catch(() => rm(path));
    }
  }

  /** Names of the WARC files, oldest first. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => /\.warc(\.gz)?$/.test(name)).sort();
  }

  /**
   * Decompresses a whole file, so that damage outside of the indexed responses is found too.
   * @throws Error of zlib when a member's checksum does not hold or the last one is cut off
   */
  async checkFile(name: string): Promise<void> {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(createReadStream(join(this.folder, name)), createGunzip(), nowhere);
  }

  close(): Promise<void> {
    return this.writer.close();
  }

  private async isWhole(capture: Capture): Promise<boolean> {
    try {
      return (await this.read(capture)).recordId === capture.recordId;
    } catch {
      return false;
    }
  }
}
