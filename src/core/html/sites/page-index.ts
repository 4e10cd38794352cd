import type { AnyNode, Document, Element } from 'domhandler';
import type { Key, Query } from './query.js';

/**
 * The elements of a page by class, id, tag and attribute, so that a selector is tried on the few elements it can
 * match. A site's rules ask a hundred selectors of a page; a walk over the page for each cost more than parsing it.
 */
export class PageIndex {
  private readonly elements: Element[] = [];
  private readonly tags = new Map<string, number[]>();
  private readonly ids = new Map<string, number[]>();
  private readonly classes = new Map<string, number[]>();
  private readonly attributes = new Map<string, number[]>();

  constructor(document: Document) {
    const classLists = new Map<string, number[]>();
    for (let node = next(document, document); node; node = next(node, document)) {
      if (!('attribs' in node)) continue;
      const at = this.elements.push(node) - 1;
      const { id, class: names } = node.attribs;
      put(this.tags, node.name, at);
      if (id) put(this.ids, id, at);
      if (names) put(classLists, names, at);
    }
    this.indexClasses(classLists);
  }

  /** Elements that any of the queries matches, in document order. */
  matching(queries: readonly Query[]): Element[] {
    const found = new Set<number>();
    for (const { key, needs, matches } of queries) {
      if (!needs.every((need) => this.has(need))) continue;
      for (const at of this.candidates(key)) {
        const element = this.elements[at];
        if (element && !found.has(at) && matches(element)) found.add(at);
      }
    }
    return [...found].sort((a, b) => a - b).flatMap((at) => this.elements[at] ?? []);
  }

  private has(key: Key): boolean {
    return key === null || this.listOf(key) !== undefined;
  }

  private candidates(key: Key): Iterable<number> {
    return key === null ? this.elements.keys() : (this.listOf(key) ?? []);
  }

  private listOf(key: NonNullable<Key>): number[] | undefined {
    if (key.by === 'attribute') return this.withAttribute(key.name);
    const index = key.by === 'class' ? this.classes : key.by === 'id' ? this.ids : this.tags;
    return index.get(key.name);
  }

  private withAttribute(name: string): number[] {
    let list = this.attributes.get(name);
    if (!list) {
      list = [];
      for (const [at, element] of this.elements.entries()) if (name in element.attribs) list.push(at);
      this.attributes.set(name, list);
    }
    return list;
  }

  /** Few class attributes of a page differ: each is split once. */
  private indexClasses(lists: Map<string, number[]>): void {
    for (const [names, elements] of lists) {
      for (const name of new Set(names.split(/\s+/))) {
        const known = this.classes.get(name);
        if (known) for (const at of elements) known.push(at);
        else if (name) this.classes.set(name, elements.slice());
      }
    }
  }
}

function put(index: Map<string, number[]>, key: string, at: number): void {
  const list = index.get(key);
  if (list) list.push(at);
  else index.set(key, [at]);
}

/** The next node in document order, without recursion; null after the last. */
function next(node: AnyNode, root: Document): AnyNode | null {
  if ('firstChild' in node && node.firstChild) return node.firstChild as AnyNode;
  let at: AnyNode | null = node;
  while (at && at !== root) {
    if (at.next) return at.next as AnyNode;
    at = at.parent as AnyNode | null;
  }
  return null;
}
