import type { Db } from '../db/db.js';
import type { SourceDay, SourceHabit } from '../health/judge.js';

interface Row extends Omit<SourceDay, 'length'> {
  length: number | string;
}

/** Days of Indonesia's west, where most outlets are. */
const DAY_OF = (time: string) => `((${time} AT TIME ZONE 'UTC') + interval '7 hours')::date`;
/** Days that are counted anew: what was fetched late in one may be extracted in the next. */
const OPEN_DAYS = 2;
/** Over how long a source's habit is watched. */
export const HABIT_DAYS = 28;

/** What each source gave on each day. */
export class HealthStore {
  constructor(private readonly db: Db) {}

  /**
   * Counts the last days anew from pages, captures and records, and all since the last one that was counted; older
   * days stay as they were counted. A capture whose record was made again from a later one counts as extracted.
   */
  async refresh(): Promise<void> {
    const { rows } = await this.db.query<{ since: number | null }>(
      `SELECT ${DAY_OF('now()')} - max(day) AS since FROM warta.source_day`,
    );
    const uncounted = (rows[0]?.since ?? HABIT_DAYS) + OPEN_DAYS;
    const days = Math.min(Math.max(uncounted, OPEN_DAYS), HABIT_DAYS);
    await this.db.query(
      `INSERT INTO warta.source_day AS d
         (source, day, found, fetched, extracted, titled, dated, authored, length, warnings)
       SELECT source, day, sum(found), sum(fetched), sum(extracted), sum(titled), sum(dated), sum(authored),
              sum(length), sum(warnings)
       FROM (
         SELECT source, ${DAY_OF('found_at')} AS day, 1 AS found, 0 AS fetched, 0 AS extracted, 0 AS titled,
                0 AS dated, 0 AS authored, 0 AS length, 0 AS warnings
         FROM warta.page WHERE source IS NOT NULL AND state <> 'alias' AND found_at > now() - ($1 + 1) * interval '1 day'
         UNION ALL
         SELECT p.source, ${DAY_OF('c.fetched_at')}, 0, 1, (r.page_id IS NOT NULL)::int,
                (r.title IS NOT NULL)::int, (r.published_at IS NOT NULL)::int, (r.authors > 0)::int,
                coalesce(r.length, 0), coalesce(r.warnings, 0)
         FROM warta.capture c JOIN warta.page p ON p.id = c.page_id
         LEFT JOIN LATERAL (
           SELECT page_id, title, published_at, authors, length, warnings FROM warta.record
           WHERE page_id = c.page_id AND (fetch_id = c.fetch_id OR extracted_at >= c.fetched_at)
           ORDER BY fetch_id = c.fetch_id DESC, revision LIMIT 1
         ) r ON true
         WHERE c.complete AND p.source IS NOT NULL AND c.fetched_at > now() - ($1 + 1) * interval '1 day'
       ) seen
       WHERE day > ${DAY_OF('now()')} - $1::int
       GROUP BY source, day
       ON CONFLICT (source, day) DO UPDATE SET found = excluded.found, fetched = excluded.fetched,
         extracted = excluded.extracted, titled = excluded.titled, dated = excluded.dated,
         authored = excluded.authored, length = excluded.length, warnings = excluded.warnings`,
      [days],
    );
  }

  /** The days of the habit and today, oldest first, by source. */
  async days(): Promise<Map<string, SourceDay[]>> {
    const { rows } = await this.db.query<Row & { source: string }>(
      `SELECT source, to_char(day, 'YYYY-MM-DD') AS day, found, fetched, extracted, titled, dated, authored, length,
              warnings
       FROM warta.source_day WHERE day >= ${DAY_OF('now()')} - $1::int ORDER BY source, day`,
      [HABIT_DAYS],
    );
    const sources = new Map<string, SourceDay[]>();
    for (const { source, ...day } of rows) {
      sources.set(source, [...(sources.get(source) ?? []), { ...day, length: Number(day.length) }]);
    }
    return sources;
  }

  /** How often each source that is not paused found something new, and how long ago it last did. */
  async habits(): Promise<Map<string, SourceHabit>> {
    const { rows } = await this.db.query<{ id: string; finds: number; pause: number; silent: number }>(
      `SELECT s.id, count(f.at)::int AS finds, coalesce(max(f.pause), 0)::float8 AS pause,
              coalesce(extract(epoch FROM now() - max(f.at)), 0)::float8 AS silent
       FROM warta.source s JOIN LATERAL (
         SELECT at, extract(epoch FROM at - lag(at) OVER (ORDER BY at)) AS pause
         FROM (SELECT DISTINCT date_trunc('minute', found_at) AS at FROM warta.page
               WHERE source = s.id AND found_at > now() - $1 * interval '1 day') minutes
       ) f ON true
       WHERE NOT s.paused GROUP BY s.id`,
      [HABIT_DAYS],
    );
    const hours = (seconds: number) => seconds / 3600;
    return new Map(
      rows.map((r) => [r.id, { finds: r.finds, pauseHours: hours(r.pause), silentHours: hours(r.silent) }]),
    );
  }
}
