import type { Queryable } from '../db/db.js';

/** How far ahead turns are given out; who comes later asks again then. Bounds what a wrong clock can do. */
export const HORIZON_MS = 10 * 60_000;
/** A lease outlives its last renewal by this: a killed worker holds a host no longer. */
export const LEASE_MS = 6_000;
/** A time further ahead than any host may ask for was written by a clock that has since been set back. */
const MAX_WAIT_MS = 25 * 3600_000;

/** A turn to fetch from a host, or how long to wait before asking again. */
export type Turn = { ok: true } | { ok: false; waitMs: number };

/**
 * Whose turn it is at each host, for all workers on all machines: one request at a time, and a delay from the end
 * of one to the start of the next. All times are the database's.
 */
export class HostStore {
  constructor(private readonly db: Queryable) {}

  /**
   * Plans a turn: the next free time at this host, so that a thousand jobs of one host wake up once each and not
   * all together. Only a plan: `claim` decides.
   * @returns ms from now; null when the host is taken up to the horizon
   */
  async plan(host: string, delayMs: number): Promise<number | null> {
    const { rows } = await this.db.query<{ wait: number }>(
      `INSERT INTO warta.host AS h (host, slot_at) VALUES ($1, now())
       ON CONFLICT (host) DO UPDATE SET slot_at = CASE
         WHEN h.slot_at IS NULL OR h.slot_at < now() OR h.slot_at > now() + $3 * interval '2 ms'
           THEN greatest(now(), CASE WHEN h.free_at < now() + $3 * interval '1 ms' THEN h.free_at END)
         WHEN h.slot_at > now() + $3 * interval '1 ms' THEN h.slot_at
         ELSE h.slot_at + ($2::float8 + h.ms) * interval '1 ms' END
       RETURNING extract(epoch FROM slot_at - now())::float8 * 1000 AS wait`,
      [host, delayMs, HORIZON_MS],
    );
    const wait = Math.max(rows[0]?.wait ?? 0, 0);
    return wait > HORIZON_MS ? null : wait;
  }

  /** Takes the host if nobody has it and its delay has passed. */
  async claim(host: string, lease: string): Promise<Turn> {
    const { rows } = await this.db.query(
      `INSERT INTO warta.host AS h (host, lease, lease_until) VALUES ($1, $2, now() + $3 * interval '1 ms')
       ON CONFLICT (host) DO UPDATE SET lease = $2, lease_until = now() + $3 * interval '1 ms'
       WHERE (h.lease IS NULL OR h.lease_until <= now() OR h.lease_until > now() + $3 * interval '2 ms')
         AND (h.free_at IS NULL OR h.free_at <= now() OR h.free_at > now() + $4 * interval '1 ms')
       RETURNING h.host`,
      [host, lease, LEASE_MS, MAX_WAIT_MS],
    );
    return rows.length > 0 ? { ok: true } : { ok: false, waitMs: await this.wait(host) };
  }

  private async wait(host: string): Promise<number> {
    const { rows } = await this.db.query<{ wait: number | null }>(
      `SELECT extract(epoch FROM greatest(free_at, CASE WHEN lease IS NOT NULL THEN
         least(lease_until, now() + interval '500 ms') END) - now())::float8 * 1000 AS wait
       FROM warta.host WHERE host = $1`,
      [host],
    );
    return Math.min(Math.max(rows[0]?.wait ?? 0, 20), MAX_WAIT_MS);
  }

  /** Keeps a lease alive while its request runs. */
  async renew(host: string, lease: string): Promise<void> {
    await this.db.query(
      `UPDATE warta.host SET lease_until = now() + $3 * interval '1 ms' WHERE host = $1 AND lease = $2`,
      [host, lease, LEASE_MS],
    );
  }

  /**
   * Gives the host back.
   * @param waitMs until the next request: the host's delay, or more where it asked for more
   * @param tookMs how long the request took; turns are planned with it
   */
  async release(host: string, lease: string, waitMs: number, tookMs: number): Promise<void> {
    await this.db.query(
      `UPDATE warta.host SET lease = NULL, lease_until = NULL, free_at = now() + $3 * interval '1 ms',
         ms = ms * 0.8 + $4::float8 * 0.2 WHERE host = $1 AND lease = $2`,
      [host, lease, waitMs, tookMs],
    );
  }

  /** Ends every lease: for the start of the only process on this store. */
  async releaseAll(): Promise<void> {
    await this.db.query('UPDATE warta.host SET lease = NULL, lease_until = NULL, slot_at = NULL');
  }
}
