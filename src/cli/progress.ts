/** How often a terminal is redrawn, and how often a log gets a line (ms). */
const REDRAW_MS = 100;
const LOG_MS = 10_000;
/** Work shorter than this shows nothing (ms). */
const QUIET_MS = 1_000;

/** Where progress is shown. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Progress of long work on standard error: one line redrawn on a terminal (count, rate, errors, time left),
 * a plain line every ten seconds elsewhere.
 */
export class Progress {
  done = 0;
  errors = 0;
  private readonly started = performance.now();
  private last = this.started;
  private drawn = false;

  /** @param total how many there are, or null when that is not known (a stream) */
  constructor(
    private readonly what: string,
    private readonly total: number | null,
    private readonly stream: ProgressStream = process.stderr,
  ) {}

  step(ok: boolean): void {
    this.done++;
    if (!ok) this.errors++;
    const now = performance.now();
    if (now - this.started < QUIET_MS) return;
    if (now - this.last < (this.stream.isTTY ? REDRAW_MS : LOG_MS)) return;
    this.last = now;
    this.draw(now);
  }

  /** Takes the line away, so that a message can be printed. */
  clear(): void {
    if (this.drawn) this.stream.write('\r\x1b[2K');
    this.drawn = false;
  }

  end(): void {
    this.clear();
    const now = performance.now();
    if (now - this.started >= QUIET_MS) this.stream.write(`${this.line(now)}\n`);
  }

  private draw(now: number): void {
    if (!this.stream.isTTY) {
      this.stream.write(`${this.line(now)}\n`);
      return;
    }
    this.stream.write(`\r\x1b[2K${this.line(now)}`);
    this.drawn = true;
  }

  private line(now: number): string {
    const rate = this.done / Math.max((now - this.started) / 1000, 0.001);
    const count = this.total === null ? `${this.done}` : `${this.done}/${this.total}`;
    const left = this.total === null ? '' : `, ${duration((this.total - this.done) / rate)} left`;
    return `${this.what}: ${count}, ${rate.toFixed(0)}/s, ${this.errors} errors${left}`;
  }
}

/** Seconds as "45 s", "3 min 20 s" or "2 h 5 min". */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
