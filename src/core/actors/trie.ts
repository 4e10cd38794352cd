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

/** Phrases by their lower-cased words; all phrases that begin at a word are found in one walk. */
export class PhraseTrie<T> {
  private readonly root = newNode<T>();

  add(words: string[], value: T): void {
    let node = this.root;
    for (const word of words) {
      node.next ??= new Map();
      let child = node.next.get(word);
      if (!child) {
        child = newNode<T>();
        node.next.set(word, child);
      }
      node = child;
    }
    node.values ??= [];
    node.values.push(value);
  }

  /** Phrases that begin at `words[from]` and end before `to`, longest first. */
  at(words: string[], from: number, to: number): readonly Found<T>[] {
    let node = this.root.next?.get(words[from] ?? '');
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
