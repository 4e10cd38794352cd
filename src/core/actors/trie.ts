import { Lookup, packTable } from '../rules/table.js';

/** What the trie knows of a phrase. */
export interface Found<T> {
  /** Number of words matched. */
  length: number;
  values: T[];
}

interface Node<T> {
  next: Map<string, Node<T>> | null;
  values: T[] | null;
}

const nothing: readonly never[] = [];
const newNode = <T>(): Node<T> => ({ next: null, values: null });

/**
 * Phrases by their lower-cased words; all phrases that begin at a word are found in one walk. They are kept as one
 * string, and what begins with a word is read when a text first has that word.
 */
export class PhraseTrie<T> {
  readonly #heads: Lookup<Node<T>>;

  /**
   * @param rows made by `packPhrases`
   * @param width number of fields of each value
   */
  constructor(
    rows: string,
    private readonly width: number,
    private readonly read: (fields: string[]) => T,
  ) {
    this.#heads = new Lookup(rows, (row) => this.readHead(row));
  }

  /** Every phrase of one first word: the rest of it, then the fields of its value. */
  private readHead(row: string): Node<T> {
    const cells = row.split('\t');
    const head = newNode<T>();
    for (let at = 0; at + this.width < cells.length; at += this.width + 1) {
      let node = head;
      for (const word of cells[at] ? (cells[at] ?? '').split(' ') : []) {
        node.next ??= new Map();
        let child = node.next.get(word);
        if (!child) {
          child = newNode<T>();
          node.next.set(word, child);
        }
        node = child;
      }
      node.values ??= [];
      node.values.push(this.read(cells.slice(at + 1, at + 1 + this.width)));
    }
    return head;
  }

  /** Phrases that begin at `words[from]` and end before `to`, longest first. */
  at(words: string[], from: number, to: number): readonly Found<T>[] {
    let node = this.#heads.get(words[from] ?? '');
    if (!node) return nothing;
    let found: Found<T>[] | null = null;
    for (let i = from + 1; ; i++) {
      if (node.values) {
        found ??= [];
        found.push({ length: i - from, values: node.values });
      }
      const child: Node<T> | undefined = i < to ? node.next?.get(words[i] ?? '') : undefined;
      if (!child) return found?.reverse() ?? nothing;
      node = child;
    }
  }
}

/** The string a `PhraseTrie` reads. @param phrases each with the fields of its value, which hold no tab */
export function packPhrases(phrases: Iterable<readonly [phrase: string, fields: string[]]>): string {
  const heads = new Map<string, string[]>();
  for (const [phrase, fields] of phrases) {
    const [first = '', ...rest] = phraseWords(phrase);
    const cells = heads.get(first) ?? [];
    cells.push(rest.join(' '), ...fields);
    heads.set(first, cells);
  }
  return packTable([...heads].map(([first, cells]) => [first, cells.join('\t')]));
}

/** The form under which a word stands in the trie: lower case, straight apostrophe, no final full stop. */
export function phraseKey(word: string): string {
  const lower = word.toLowerCase();
  const plain = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
  return plain.length > 1 && plain.endsWith('.') ? plain.slice(0, -1) : plain;
}

/** Words of a phrase as the tokeniser would cut them: "Menpan & RB" -> menpan, &, rb; "AT&T" stays whole. */
export function phraseWords(phrase: string): string[] {
  return (phrase.match(/[\p{L}\p{N}]+(?:[-'’.,/&][\p{L}\p{N}]+)*\.?|[^\s]/gu) ?? []).map(phraseKey);
}
