const TAB = 9;

/**
 * Rows by key in one string, `key TAB value NEWLINE` each. A long word list is kept as it was read, with an index of
 * numbers beside it, and becomes objects only row by row as a text asks for them: a map of all of it costs a start
 * ten times as much, and most of it is never asked for.
 */
export class Table {
  /** Start of the row + 1 at the place its key's hash points to, or the next free one; 0 for none. */
  readonly #index: Int32Array;
  readonly #mask: number;

  constructor(private readonly rows: string) {
    let count = 0;
    for (let at = rows.indexOf('\n'); at >= 0; at = rows.indexOf('\n', at + 1)) count++;
    const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
    this.#mask = size - 1;
    this.#index = new Int32Array(size);
    this.fill();
  }

  private fill(): void {
    const { rows } = this;
    for (let start = 0; start < rows.length; ) {
      let hash = SEED;
      let at = start;
      for (let code = rows.charCodeAt(at); code !== TAB; code = rows.charCodeAt(++at)) hash = mix(hash, code);
      let place = settle(hash) & this.#mask;
      while (this.#index[place] !== 0) place = (place + 1) & this.#mask;
      this.#index[place] = start + 1;
      const end = rows.indexOf('\n', at);
      start = end < 0 ? rows.length : end + 1;
    }
  }

  /** Where the value of a key begins, -1 where there is none. */
  private find(key: string): number {
    let hash = SEED;
    for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i));
    for (let place = settle(hash) & this.#mask; ; place = (place + 1) & this.#mask) {
      const start = (this.#index[place] ?? 0) - 1;
      if (start < 0) return -1;
      const end = start + key.length;
      if (this.rows.charCodeAt(end) === TAB && this.rows.startsWith(key, start)) return end + 1;
    }
  }

  has(key: string): boolean {
    return this.find(key) >= 0;
  }

  get(key: string): string | undefined {
    const from = this.find(key);
    return from < 0 ? undefined : this.rows.slice(from, this.rows.indexOf('\n', from));
  }
}

const SEED = 0x811c9dc5;
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const settle = (hash: number): number => hash ^ (hash >>> 15);

/**
 * The string a `Table` reads; of two rows with one key the first stays.
 * @param rows keys with their values; neither holds a tab in the key or a line break
 */
export function packTable(rows: Iterable<readonly [key: string, value: string]>): string {
  const packed = new Map<string, string>();
  for (const [key, value] of rows) {
    if (!packed.has(key)) packed.set(key, `${key}\t${value}\n`);
  }
  return [...packed.values()].join('');
}

/** What a map and a `Lookup` have in common. */
export interface Listing<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
}

const ABSENT = Symbol('absent');
const MOST_KNOWN = 200_000;

/** A table that remembers what it was asked: values are read once each, and words it lacks are not sought again. */
export class Lookup<T> implements Listing<T> {
  readonly #table: Table;
  readonly #known = new Map<string, T | typeof ABSENT>();

  constructor(
    rows: string,
    private readonly read: (value: string, key: string) => T,
  ) {
    this.#table = new Table(rows);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get(key: string): T | undefined {
    const known = this.#known.get(key);
    const value = known === undefined ? this.ask(key) : known;
    return value === ABSENT ? undefined : value;
  }

  private ask(key: string): T | typeof ABSENT {
    const value = this.#table.get(key);
    const made = value === undefined ? ABSENT : this.read(value, key);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }
}
