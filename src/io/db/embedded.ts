import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { Mutex, PGlite } from '@electric-sql/pglite';
import type { Db, Queryable } from './db.js';
import { type FolderLock, lockDataFolder } from './lock.js';
import { Statements } from './statements.js';

/**
 * PostgreSQL inside this process (PGlite), kept in `folder/db`.
 * The first start takes some seconds, in which the database is made.
 * @throws DataFolderInUseError when another process has the folder
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDb> {
  const lock = await lockDataFolder(folder);
  try {
    const db = await PGlite.create(join(folder, 'db'));
    return new EmbeddedDb(db, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

export class EmbeddedDb implements Db {
  /** The same database in the shape of a `pg.Pool`, as BullMQ's PostgreSQL backend wants it. */
  readonly pool: PoolOfOne;
  private readonly statements: Statements;
  /** The one session does one statement, or one transaction, after the other. */
  private readonly turns = new Mutex();

  constructor(
    private readonly db: PGlite,
    /** The data folder is this process's alone. */
    readonly lock: FolderLock,
  ) {
    this.statements = new Statements(db);
    this.pool = new PoolOfOne(this, db);
  }

  query<Row>(sql: string, params?: readonly unknown[]) {
    return this.turns.runExclusive(() => this.run<Row>(sql, params));
  }

  /** Transactions of the one session come one after the other, so that no lock is needed. */
  transaction<T>(work: (session: Queryable) => Promise<T>): Promise<T> {
    return this.turns.runExclusive(async () => {
      await this.statements.run('BEGIN', []);
      try {
        const result = await work({ query: (sql, params) => this.run(sql, params) });
        await this.statements.run('COMMIT', []);
        return result;
      } catch (error) {
        await this.statements.run('ROLLBACK', []);
        throw error;
      }
    });
  }

  /** Statements without parameters may be several, as BullMQ's migrations are. */
  private async run<Row>(sql: string, params: readonly unknown[] = []) {
    if (params.length > 0) return this.statements.run<Row>(sql, params);
    const last = (await this.db.exec(sql)).at(-1);
    return { rows: (last?.rows ?? []) as Row[], rowCount: last?.affectedRows ?? 0 };
  }

  async close(): Promise<void> {
    await this.turns.runExclusive(() => this.db.close());
    this.lock.release();
  }
}

/** One session behind the interface of a pool: PGlite runs one statement after another anyway. */
class PoolOfOne extends EventEmitter implements Queryable {
  /** BullMQ asks whether it must fear a connection that died without a word; inside one process it need not. */
  readonly options = { keepAlive: true };

  constructor(
    private readonly session: Queryable,
    private readonly db: PGlite,
  ) {
    super();
    // Every queue and worker listens for errors.
    this.setMaxListeners(0);
  }

  query<Row>(sql: string, params?: readonly unknown[]) {
    return this.session.query<Row>(sql, params);
  }

  async connect(): Promise<Client> {
    return new Client(this.session, this.db);
  }

  /** The pool's owner closes the database, not the queues that use it. */
  async end(): Promise<void> {}
}

/** A client of the pool: hears the notifications of every channel that anyone listens to. */
class Client extends EventEmitter implements Queryable {
  private readonly stop: () => void;

  constructor(
    private readonly session: Queryable,
    db: PGlite,
  ) {
    super();
    this.setMaxListeners(0);
    this.stop = db.onNotification((channel, payload) => {
      this.emit('notification', { channel, payload });
    });
  }

  query<Row>(sql: string, params?: readonly unknown[]) {
    return this.session.query<Row>(sql, params);
  }

  release(): void {
    this.stop();
  }
}
