/** The part of a `pg` connection that the store uses; PGlite and PostgreSQL both have it. */
export interface Queryable {
  query<Row = Record<string, unknown>>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount?: number | null }>;
}

/** A database: one SQL for the embedded one and for PostgreSQL. */
export interface Db extends Queryable {
  /**
   * Runs `work` on one session between BEGIN and COMMIT, or ROLLBACK when it throws.
   * @param lock number of a lock that one transaction holds at a time, of all processes
   */
  transaction<T>(work: (session: Queryable) => Promise<T>, lock?: number): Promise<T>;
  close(): Promise<void>;
}
