import { compile } from 'css-select';
import { type AttributeSelector, parse, type Selector as Token } from 'css-what';
import type { Element } from 'domhandler';

/** Where the elements stand that a selector can find at all: a cheap question asked before the selector itself. */
export type Key = { by: 'class' | 'id' | 'tag' | 'attribute'; name: string } | null;

/** One alternative of a selector list, compiled. */
export interface Query {
  key: Key;
  matches(element: Element): boolean;
}

/** Selectors come from the rules only, so there are never more than the rules have. */
const known = new Map<string, Query[]>();

/**
 * The alternatives of a CSS selector, compiled on first use: a page needs those of one site out of a thousand.
 * @throws Error for a selector that does not parse
 */
export function queriesOf(selector: string): Query[] {
  let queries = known.get(selector);
  if (!queries) {
    queries = parse(selector).map(toQuery);
    known.set(selector, queries);
  }
  return queries;
}

function toQuery(tokens: Token[]): Query {
  return {
    key: keyOf(tokens),
    matches: compile<Element, Element>([tokens], { xmlMode: false }),
  };
}

const TRAVERSALS = new Set<string>([
  'adjacent',
  'child',
  'descendant',
  'parent',
  'sibling',
  'column-combinator',
]);

/** The most telling demand on the element itself, which is what stands after the last combinator. */
function keyOf(tokens: Token[]): Key {
  const own = tokens.slice(1 + tokens.findLastIndex((t) => TRAVERSALS.has(t.type)));
  return idKey(own) ?? classKey(own) ?? tagKey(own) ?? attributeKey(own);
}

function idKey(own: Token[]): Key {
  const token = own.find((t): t is AttributeSelector => isNamed(t, 'id', 'equals'));
  return token ? { by: 'id', name: token.value } : null;
}

function classKey(own: Token[]): Key {
  const token = own.find((t): t is AttributeSelector => isNamed(t, 'class', 'element'));
  return token ? { by: 'class', name: token.value } : null;
}

/** `#name` and `.name`: case counts outside of quirks mode. */
function isNamed(token: Token, name: string, action: string): token is AttributeSelector {
  return (
    token.type === 'attribute' &&
    token.name === name &&
    token.action === action &&
    token.ignoreCase !== true &&
    /^\S+$/.test(token.value)
  );
}

function tagKey(own: Token[]): Key {
  const token = own.find((t) => t.type === 'tag');
  return token ? { by: 'tag', name: token.name.toLowerCase() } : null;
}

function attributeKey(own: Token[]): Key {
  const token = own.find((t) => t.type === 'attribute' && t.action !== 'not');
  return token?.type === 'attribute' ? { by: 'attribute', name: token.name.toLowerCase() } : null;
}
