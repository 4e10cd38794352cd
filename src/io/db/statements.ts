import { type messages, type PGlite, parse, protocol } from '@electric-sql/pglite';

const { serialize } = protocol;

/** A statement that the database has parsed. */
interface Prepared {
  name: string;
  /** Types of its parameters, by their ids in PostgreSQL. */
  types: number[];
  /** What its rows look like; absent for a statement that gives none. */
  columns: messages.BackendMessage[];
}

/**
 * Runs statements on PGlite, each parsed only once and then sent in one message: `PGlite.query` has every statement
 * parsed, described and planned anew in six, which costs several times what the statement itself does. Each text is
 * kept for as long as the database is open; values belong in parameters.
 */
export class Statements {
  private readonly known = new Map<string, Prepared>();

  /** @param db used by nobody else while a statement runs */
  constructor(private readonly db: PGlite) {}

  async run<Row>(sql: string, params: readonly unknown[]) {
    const { name, types, columns } = this.known.get(sql) ?? (await this.prepare(sql));
    const values = params.map((value, i) => this.toText(value, types[i] ?? 0));
    const answer = await this.send(
      serialize.bind({ statement: name, values }),
      serialize.execute(),
      serialize.sync(),
    );
    const [result] = parse.parseResults([...columns, ...answer], this.db.parsers);
    return { rows: (result?.rows ?? []) as Row[], rowCount: result?.affectedRows ?? 0 };
  }

  private async prepare(sql: string): Promise<Prepared> {
    const name = `s${this.known.size}`;
    const answer = await this.send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const types = parse.parseDescribeStatementResults(answer);
    const columns = answer.filter((message) => message.name === 'rowDescription');
    const prepared = { name, types, columns };
    this.known.set(sql, prepared);
    return prepared;
  }

  /** @throws DatabaseError, after which the database is ready for the next statement */
  private async send(...parts: Uint8Array[]): Promise<messages.BackendMessage[]> {
    if (this.db.closed) throw new Error('the database is closed');
    return this.db.execProtocolStream(Buffer.concat(parts));
  }

  private toText(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    const serializer = this.db.serializers[type];
    return serializer ? serializer(value) : String(value);
  }
}
