import type { Queryable } from '../db/db.js';
import type { Validators } from './listings.js';

/** Where articles are discovered. */
export interface Source {
  id: string;
  kind: 'feed' | 'sitemap' | 'index';
  url: string;
  site: string;
  everyMs: number;
}

export interface SourceState extends Source {
  paused: boolean;
  runs: number;
  /** ISO 8601: last run, and last run that found something new. */
  runAt: string | null;
  foundAt: string | null;
  error: string | null;
  etag: string | null;
  lastModified: string | null;
}

interface Row {
  id: string;
  kind: Source['kind'];
  url: string;
  site: string;
  every_ms: number | string;
  paused: boolean;
  runs: number;
  run_at: Date | null;
  found_at: Date | null;
  error: string | null;
  etag: string | null;
  last_modified: string | null;
}

/** The sources and how their last run went. */
export class SourceStore {
  constructor(private readonly db: Queryable) {}

  /** Adds or changes sources; whether one is paused, its history, and the interval it has come to, stay. */
  async put(sources: Source[]): Promise<void> {
    for (const { id, kind, url, site, everyMs } of sources) {
      await this.db.query(
        `INSERT INTO warta.source (id, kind, url, site, every_ms) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET kind = $2, url = $3, site = $4`,
        [id, kind, url, site, everyMs],
      );
    }
  }

  async list(): Promise<SourceState[]> {
    const { rows } = await this.db.query<Row>('SELECT * FROM warta.source ORDER BY id');
    return rows.map(toSource);
  }

  async get(id: string): Promise<SourceState | null> {
    const { rows } = await this.db.query<Row>('SELECT * FROM warta.source WHERE id = $1', [id]);
    return rows[0] ? toSource(rows[0]) : null;
  }

  async setPaused(id: string, paused: boolean): Promise<void> {
    await this.db.query('UPDATE warta.source SET paused = $2 WHERE id = $1', [id, paused]);
  }

  /** Notes a run that went well, and when the next is to be. */
  async ran(id: string, fresh: number, validators: Validators, everyMs: number): Promise<void> {
    await this.db.query(
      `UPDATE warta.source SET runs = runs + 1, run_at = now(), error = NULL, etag = $3, last_modified = $4,
         every_ms = $5, found_at = CASE WHEN $2::int > 0 THEN now() ELSE found_at END WHERE id = $1`,
      [id, fresh, validators.etag, validators.lastModified, everyMs],
    );
  }

  /** Notes that something new was found in a list that the source leads to. */
  async found(id: string): Promise<void> {
    await this.db.query('UPDATE warta.source SET found_at = now() WHERE id = $1', [id]);
  }

  /** Notes a run that failed for good, and when the next is to be. */
  async failed(id: string, error: string, everyMs: number): Promise<void> {
    await this.db.query(
      'UPDATE warta.source SET runs = runs + 1, run_at = now(), error = $2, every_ms = $3 WHERE id = $1',
      [id, error, everyMs],
    );
  }
}

function toSource(row: Row): SourceState {
  return {
    id: row.id,
    kind: row.kind,
    url: row.url,
    site: row.site,
    everyMs: Number(row.every_ms),
    paused: row.paused,
    runs: row.runs,
    runAt: row.run_at?.toISOString() ?? null,
    foundAt: row.found_at?.toISOString() ?? null,
    error: row.error,
    etag: row.etag,
    lastModified: row.last_modified,
  };
}
