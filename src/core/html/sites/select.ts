import type { AnyNode, Document, Element } from 'domhandler';
import { cleanText } from '../clean.js';
import { PageIndex } from './page-index.js';
import { queriesOf } from './query.js';

/** Elements by CSS selector over a parsed page. */
export interface Selector {
  /** All elements of the first selector that finds any, in document order. */
  first(selectors: string[]): Element[];
  all(selectors: string[]): Element[];
}

/** @param document a tree that does not change while the selector is in use */
export function selectorOver(document: Document): Selector {
  const page = new PageIndex(document);
  return {
    first(selectors) {
      for (const selector of selectors) {
        const found = page.matching(queriesOf(selector));
        if (found.length > 0) return found;
      }
      return [];
    },
    all: (selectors) => page.matching(selectors.flatMap(queriesOf)),
  };
}

/** At most this much text of an element is read for a metadata field. */
const LONGEST = 400;

/** What an element says: the content of a <meta>, a machine's date, else its text. */
export function fieldText(element: Element, dated: boolean): string {
  const { content, datetime, title } = element.attribs;
  if (element.name === 'meta') return cleanText(content ?? '');
  if (dated && datetime) return datetime;
  if (dated && element.name === 'abbr' && title) return title;
  return textOf(element);
}

/** Text of an element, without recursion, elements apart by a space. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  let length = 0;
  let node: AnyNode | null = element.firstChild as AnyNode | null;
  while (node && length < LONGEST) {
    if (node.type === 'text') {
      parts.push(node.data);
      length += node.data.length;
    }
    const inner: AnyNode | null =
      'firstChild' in node && !['script', 'style'].includes('name' in node ? node.name : '')
        ? (node.firstChild as AnyNode | null)
        : null;
    if (inner) {
      node = inner;
      continue;
    }
    while (node && !node.next) {
      node = node.parent as AnyNode | null;
      if (node === element) node = null;
      else parts.push(' ');
    }
    node = (node?.next as AnyNode | null | undefined) ?? null;
  }
  return cleanText(parts.join('')).slice(0, LONGEST);
}
