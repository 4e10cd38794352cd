import type { Queryable } from '../db/db.js';

/**
 * What is known of an origin's robots.txt: its rules; nothing, because the host could not say; or only where it
 * redirects to, for whoever asks next.
 */
export interface RobotsEntry {
  state: 'rules' | 'unavailable' | 'moved';
  rules: string;
  /** Where to ask next, and how many redirects led there. */
  next: string | null;
  hops: number;
  /** For how much longer this holds. */
  leftMs: number;
}

interface Row extends Omit<RobotsEntry, 'leftMs'> {
  left: number;
}

/** The robots.txt of every origin, shared by all workers. */
export class RobotsStore {
  constructor(private readonly db: Queryable) {}

  /** @returns null where nothing is known, or what was has expired */
  async get(origin: string): Promise<RobotsEntry | null> {
    const { rows } = await this.db.query<Row>(
      `SELECT state, rules, next, hops, extract(epoch FROM expires_at - now())::float8 * 1000 AS left
       FROM warta.robots WHERE origin = $1 AND expires_at > now()`,
      [origin],
    );
    if (!rows[0]) return null;
    const { left, ...entry } = rows[0];
    return { ...entry, leftMs: left };
  }

  async put(origin: string, { state, rules, next, hops, leftMs }: RobotsEntry): Promise<void> {
    await this.db.query(
      `INSERT INTO warta.robots (origin, state, rules, next, hops, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6::float8 * interval '1 ms')
       ON CONFLICT (origin) DO UPDATE SET state = $2, rules = $3, next = $4, hops = $5,
         expires_at = now() + $6::float8 * interval '1 ms'`,
      [origin, state, rules, next, hops, leftMs],
    );
  }
}
