import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { PageError } from '../../core/errors.js';
import { ExtractorError } from '../errors.js';
import { Clock } from './clock.js';
import type { Extracted, ExtractTask, NoArticle, ThreadTask } from './thread.js';

export interface ExtractorSettings {
  /** Pages read at the same time, each in a thread of its own. */
  threads: number;
  /** A page that takes longer is given up, and its thread ended. */
  timeoutMs: number;
  /** A page whose objects need more memory is given up; bodies, which lie outside of the heap, do not count. */
  memoryMb?: number;
  /** Module of the threads. */
  module?: URL;
}

/** A thread that has had nothing to do for so long is ended. */
const IDLE_MS = 60_000;
const MEMORY_MB = 1024;

/** From the sources the threads need tsx, as the process itself does; the build has plain modules. */
const fromSources = import.meta.url.endsWith('.ts');
const standardModule = new URL(fromSources ? './thread.ts' : './thread.js', import.meta.url);

/**
 * Makes records on threads, so that a long page holds up neither locks nor heartbeats nor other pages, and one that
 * kills or hangs its thread takes nothing with it. Threads are started when there is work for them.
 *
 * Only one thing takes the whole process with it: Node ends a thread whose heap grows past its limit, but gives up
 * itself when a single object of more than some 16 MB does not fit. The page's job is then found stalled, as that of
 * any killed worker, and is given up when that has happened as often as it may be tried.
 */
export class Extractor {
  private readonly pool: Piscina<ThreadTask, Extracted | NoArticle>;

  constructor(private readonly settings: ExtractorSettings) {
    this.pool = new Piscina({
      filename: fileURLToPath(settings.module ?? standardModule),
      minThreads: 0,
      maxThreads: settings.threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb ?? MEMORY_MB },
      ...(fromSources ? { execArgv: ['--import', 'tsx'] } : {}),
    });
  }

  /**
   * The record of a page.
   * @param stop ends the extraction early
   * @throws PageError when there is no Indonesian article in it; ExtractorError when its thread did not survive it
   */
  async extract(task: ExtractTask, stop?: AbortSignal): Promise<Extracted> {
    const clock = new Clock(this.settings.timeoutMs);
    const end = () => clock.end();
    stop?.addEventListener('abort', end);
    if (stop?.aborted) end();
    let result: Extracted | NoArticle;
    try {
      result = await this.pool.run({ ...task, begun: clock.begun }, { signal: clock.signal });
    } catch (error) {
      throw toExtractorError(error, clock.late, this.settings.timeoutMs);
    } finally {
      stop?.removeEventListener('abort', end);
      clock.stop();
    }
    if ('error' in result) throw new PageError(result.error.code, result.error.message);
    return result;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

function toExtractorError(error: unknown, late: boolean, timeoutMs: number): Error {
  if (late) return new ExtractorError('extract-timeout', `took longer than ${timeoutMs} ms`);
  const { message, code } = error as { message: string; code?: string };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new ExtractorError('extract-memory', message);
  if (/^worker exited/i.test(message)) return new ExtractorError('extract-crash', message);
  return error as Error;
}
