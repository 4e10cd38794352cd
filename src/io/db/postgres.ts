import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConfigError } from '../errors.js';
import type { Db, Queryable } from './db.js';
import { isOutage } from './outage.js';

/** How long a server that is just starting is waited for. */
const CONNECT_MS = 10_000;
/** A server that accepts no connection for so long counts as away. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** Connections of one process to the store; each job in hand needs one for a moment only. */
const POOL_SIZE = 10;

/** A PostgreSQL server that any number of processes share. */
export class PostgresDb implements Db {
  private readonly pools: pg.Pool[] = [];
  private readonly pool: pg.Pool;

  constructor(private readonly url: string) {
    this.pool = this.newPool({ max: POOL_SIZE });
  }

  query<Row>(sql: string, params?: readonly unknown[]) {
    return run<Row>(this.pool, sql, params);
  }

  async transaction<T>(work: (session: Queryable) => Promise<T>, lock?: number): Promise<T> {
    const client = await this.pool.connect();
    // A connection that dies in between is reported by the query that it fails, and must not end the process.
    const ignore = () => undefined;
    client.on('error', ignore);
    let broken = false;
    try {
      // Both in one way to the server.
      await client.query(lock === undefined ? 'BEGIN' : `BEGIN; SELECT pg_advisory_xact_lock(${lock})`);
      const result = await work({ query: (sql, params) => run(client, sql, params) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  /**
   * A pool of its own for a part of the program that needs other session settings; closed with the database.
   * @param options number of connections; schemas in which unqualified names are looked for
   */
  newPool({ max, searchPath }: { max: number; searchPath?: string }): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.url,
      max,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      keepAlive: true,
      ...(searchPath ? { options: `-c search_path=${searchPath.replaceAll(' ', '')}` } : {}),
    });
    // An idle connection that breaks is replaced at the next query.
    pool.on('error', () => undefined);
    this.pools.push(pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

/**
 * Connects to PostgreSQL, and waits a while for one that is just starting.
 * @param url postgres://…
 * @throws ConfigError when it does not answer or does not let us in
 */
export async function openPostgres(url: string): Promise<PostgresDb> {
  const db = new PostgresDb(url);
  for (const started = Date.now(); ; await sleep(250)) {
    try {
      await db.query('SELECT 1');
      return db;
    } catch (error) {
      if (isOutage(error) && Date.now() - started < CONNECT_MS) continue;
      await db.close();
      throw new ConfigError(
        'WARTA_DATABASE_URL',
        `${new URL(url).host}: ${(error as Error).message || 'no answer'}`,
      );
    }
  }
}

async function run<Row>(session: pg.Pool | pg.PoolClient, sql: string, params: readonly unknown[] = []) {
  const { rows, rowCount } = await session.query(sql, [...params]);
  return { rows: rows as Row[], rowCount };
}
