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

/** Statements that are kept; lists of a varying number of values make many. */
const KEEP = 500;

/**
 * Runs statements on PGlite, each parsed only once and then sent in one message: `PGlite.query` has every statement
 * parsed, described and planned anew in six, which costs several times what the statement itself does. Of more texts
 * than are kept, the one not used for longest is parsed anew when it comes again.
 */
export class Statements {
  /** By text, the last used last. */
  private readonly known = new Map<string, Prepared>();
  private made = 0;

  /** @param db used by nobody else while a statement runs */
  constructor(private readonly db: PGlite) {}

  async run<Row>(sql: string, params: readonly unknown[]) {
    const { name, types, columns } = await this.prepared(sql);
    const values = params.map((value, i) => this.toText(value, types[i] ?? 0));
    const answer = await this.send(
      serialize.bind({ statement: name, values }),
      serialize.execute(),
      serialize.sync(),
    );
    const [result] = parse.parseResults([...columns, ...answer], this.db.parsers);
    return { rows: (result?.rows ?? []) as Row[], rowCount: result?.affectedRows ?? 0 };
  }

  private async prepared(sql: string): Promise<Prepared> {
    const known = this.known.get(sql);
    this.known.delete(sql);
    const prepared = known ?? (await this.prepare(sql));
    this.known.set(sql, prepared);
    return prepared;
  }

  private async prepare(sql: string): Promise<Prepared> {
    const [oldest] = this.known;
    if (oldest && this.known.size >= KEEP) {
      this.known.delete(oldest[0]);
      await this.send(serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync());
    }
    const name = `s${this.made++}`;
    const answer = await this.send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const types = parse.parseDescribeStatementResults(answer);
    const columns = answer.filter((message) => message.name === 'rowDescription');
    return { name, types, columns };
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
