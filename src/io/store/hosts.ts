import type { Queryable } from '../db/db.js';
import { type Breaker, breakerOf, type NextPace, type Pace } from '../fetch/pace.js';

/** How far ahead turns are given out; who comes later asks again then. Bounds what a wrong clock can do. */
export const HORIZON_MS = 10 * 60_000;
/** A lease outlives its last renewal by this: a killed worker holds a host no longer. */
export const LEASE_MS = 6_000;
/** A row that was written later than now was written before the database's clock was set back. */
const WRITTEN_AHEAD = "written_at > now() + interval '1 s'";

/** A turn to fetch from a host with what is known of its pace, or how long to wait before asking again. */
export type Turn = { ok: true; pace: Pace } | { ok: false; waitMs: number; breaker: Breaker };

/** What an operator sees of a host. */
export interface HostState extends Pace {
  host: string;
  breaker: Breaker;
  /** How long from now it is still left alone; null unless its breaker is open. */
  openMs: number | null;
  /** Why its last request failed. */
  error: string | null;
}

interface Row {
  host: string;
  delay_ms: number | null;
  crawl_ms: number | null;
  failures: number;
  opened: number;
  error: string | null;
  open_ms: number | null;
}

const PACE = `delay_ms, crawl_ms, failures, opened, error,
  extract(epoch FROM open_until - now())::float8 * 1000 AS open_ms`;

/**
 * Whose turn it is at each host, for all workers on all machines: one request at a time, a delay from the end
 * of one to the start of the next, and none while a host is left alone. All times are the database's.
 */
export class HostStore {
  constructor(private readonly db: Queryable) {}

  /**
   * Plans a turn: the next free time at this host, so that a thousand jobs of one host wake up once each and not
   * all together. Only a plan: `claim` decides.
   * @returns ms from now; null when the host is taken up to the horizon
   */
  async plan(host: string, baseMs: number): Promise<number | null> {
    const { rows } = await this.db.query<{ wait: number }>(
      `INSERT INTO warta.host AS h (host, slot_at) VALUES ($1, now())
       ON CONFLICT (host) DO UPDATE SET slot_at = CASE
         WHEN h.${WRITTEN_AHEAD} THEN now()
         WHEN h.slot_at IS NULL OR h.slot_at < now() OR h.slot_at > now() + $3 * interval '2 ms'
           THEN greatest(now(), CASE WHEN h.free_at < now() + $3 * interval '1 ms' THEN h.free_at END,
             CASE WHEN h.open_until < now() + $3 * interval '1 ms' THEN h.open_until END)
         WHEN h.slot_at > now() + $3 * interval '1 ms' THEN h.slot_at
         ELSE h.slot_at + (greatest($2::float8, h.delay_ms, h.crawl_ms) + h.ms) * interval '1 ms' END
       RETURNING extract(epoch FROM slot_at - now())::float8 * 1000 AS wait`,
      [host, baseMs, HORIZON_MS],
    );
    const wait = Math.max(rows[0]?.wait ?? 0, 0);
    return wait > HORIZON_MS ? null : wait;
  }

  /**
   * Takes the host if nobody has it, its delay has passed and its breaker lets requests through. Its delay runs from
   * now until `release` says better, so that a worker that is killed leaves no shorter gap behind.
   * @param baseMs the least delay between two requests
   */
  async claim(host: string, lease: string, baseMs: number): Promise<Turn> {
    const pace = await this.take(host, lease, baseMs, true);
    return pace ? { ok: true, pace } : this.refusal(host);
  }

  /**
   * Takes the host for who has no turn planned, if it is free and no turn that was planned is still to come: a plan
   * would give the same time, by one more way to the database.
   * @returns its pace; null when a turn has to be planned
   */
  claimFree(host: string, lease: string, baseMs: number): Promise<Pace | null> {
    return this.take(host, lease, baseMs, false);
  }

  private async take(host: string, lease: string, baseMs: number, planned: boolean): Promise<Pace | null> {
    const { rows } = await this.db.query<Row>(
      `INSERT INTO warta.host AS h (host, lease, lease_until, free_at, slot_at, written_at)
       VALUES ($1, $2, now() + $3 * interval '1 ms', now() + $4::float8 * interval '1 ms', now(), now())
       ON CONFLICT (host) DO UPDATE SET lease = $2, lease_until = now() + $3 * interval '1 ms',
         free_at = now() + greatest($4::float8, h.delay_ms, h.crawl_ms) * interval '1 ms',
         slot_at = greatest(h.slot_at, now()), written_at = now()
       WHERE (h.lease IS NULL OR h.lease_until <= now()) AND (h.free_at IS NULL OR h.free_at <= now())
         AND (h.open_until IS NULL OR h.open_until <= now())
         AND ($5::boolean OR h.slot_at IS NULL OR h.slot_at <= now())
       RETURNING h.host, ${PACE}`,
      [host, lease, LEASE_MS, baseMs, planned],
    );
    return rows[0] ? toPace(rows[0]) : null;
  }

  private async refusal(host: string): Promise<Turn> {
    const { rows } = await this.db.query<Row & { wait: number | null; ahead: boolean | null }>(
      `SELECT extract(epoch FROM greatest(free_at, open_until, CASE WHEN lease IS NOT NULL THEN
         least(lease_until, now() + interval '500 ms') END) - now())::float8 * 1000 AS wait,
         ${WRITTEN_AHEAD} AS ahead, host, ${PACE}
       FROM warta.host WHERE host = $1`,
      [host],
    );
    if (rows[0]?.ahead) {
      await this.realign(host);
      return this.refusal(host);
    }
    const waitMs = Math.max(rows[0]?.wait ?? 0, 20);
    return { ok: false, waitMs, breaker: breakerOf(rows[0]?.failures ?? 0, rows[0]?.open_ms ?? null) };
  }

  /** Moves a host's times back with a clock that was set back: it waits as long as it had still to wait then. */
  private async realign(host: string): Promise<void> {
    const moved = (column: string) => `${column} = ${column} - (written_at - now())`;
    await this.db.query(
      `UPDATE warta.host SET ${['lease_until', 'free_at', 'open_until'].map(moved).join(', ')}, slot_at = NULL,
         written_at = now() WHERE host = $1 AND ${WRITTEN_AHEAD}`,
      [host],
    );
  }

  /** Keeps a lease alive while its request runs. */
  async renew(host: string, lease: string): Promise<void> {
    await this.db.query(
      `UPDATE warta.host SET lease_until = now() + $3 * interval '1 ms', written_at = now()
       WHERE host = $1 AND lease = $2`,
      [host, lease, LEASE_MS],
    );
  }

  /**
   * Gives the host back and keeps what follows from the request.
   * @param tookMs how long the request took; turns are planned with it
   */
  async release(
    host: string,
    lease: string,
    next: NextPace,
    tookMs: number,
    error: string | null = null,
  ): Promise<void> {
    const { pace, waitMs, openMs } = next;
    await this.db.query(
      `UPDATE warta.host SET lease = NULL, lease_until = NULL, free_at = now() + $3 * interval '1 ms',
         ms = ms * 0.8 + $4::float8 * 0.2, delay_ms = $5, failures = $6, opened = $7, error = $8,
         open_until = now() + $9::float8 * interval '1 ms', written_at = now() WHERE host = $1 AND lease = $2`,
      [host, lease, waitMs, tookMs, pace.delayMs, pace.failures, pace.opened, error, openMs],
    );
  }

  /** Gives the host back as it was: nothing was sent. */
  async giveBack(host: string, lease: string): Promise<void> {
    await this.db.query(
      `UPDATE warta.host SET lease = NULL, lease_until = NULL, free_at = now(), written_at = now()
       WHERE host = $1 AND lease = $2`,
      [host, lease],
    );
  }

  /** Keeps the delay that a host's robots.txt asks for. */
  async setCrawlDelay(host: string, crawlMs: number | null): Promise<void> {
    await this.db.query(
      `INSERT INTO warta.host (host, crawl_ms) VALUES ($1, $2) ON CONFLICT (host) DO UPDATE SET crawl_ms = $2`,
      [host, crawlMs],
    );
  }

  /** Hosts that are slowed down or fail, for those who watch. */
  async troubled(): Promise<HostState[]> {
    const { rows } = await this.db.query<Row>(
      `SELECT host, ${PACE} FROM warta.host WHERE failures > 0 OR delay_ms IS NOT NULL ORDER BY host`,
    );
    return rows.map((row) => ({
      host: row.host,
      ...toPace(row),
      breaker: breakerOf(row.failures, row.open_ms),
      openMs: row.open_ms !== null && row.open_ms > 0 ? row.open_ms : null,
      error: row.error,
    }));
  }

  /** Ends every lease: for the start of the only process on this store. */
  async releaseAll(): Promise<void> {
    await this.db.query('UPDATE warta.host SET lease = NULL, lease_until = NULL, slot_at = NULL');
  }
}

function toPace(row: Row): Pace {
  return { delayMs: row.delay_ms, crawlMs: row.crawl_ms, failures: row.failures, opened: row.opened };
}
