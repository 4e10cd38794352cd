/** Ms on a clock that all threads share and nobody can set. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/**
 * Ends a task that takes too long. Its time runs from when its thread says that it begins, in memory that both see: a
 * channel for each task would cost more than the rest of its way.
 */
export class Clock {
  /** One number: `monotonicMs` when the task begins, 0 before. */
  readonly begun = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  late = false;
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout;

  /** @param timeoutMs how long the task may take from its beginning */
  constructor(private readonly timeoutMs: number) {
    this.timer = setTimeout(() => this.look(), timeoutMs);
  }

  /** Fires when the task is to end. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  end(): void {
    this.ending.abort();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private look(): void {
    const now = monotonicMs();
    const left = (this.begun[0] || now) + this.timeoutMs - now;
    if (left > 0) {
      this.timer = setTimeout(() => this.look(), left);
    } else {
      this.late = true;
      this.end();
    }
  }
}
