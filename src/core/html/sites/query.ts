import { compile } from 'css-select';
import { type AttributeSelector, parse, type Selector as Token } from 'css-what';
import type { Element } from 'domhandler';

/** Where the elements stand that a selector can find at all: a cheap question asked before the selector itself. */
export type Key = { by: 'class' | 'id' | 'tag' | 'attribute'; name: string } | null;

/** One alternative of a selector list, compiled. */
export interface Query {
  key: Key;
  /** What must stand somewhere in the page: parents, siblings and children the selector names. */
  needs: Key[];
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
    key: keyOf(compoundsOf(tokens).at(-1) ?? []),
    needs: needsOf(tokens),
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

/** What stands between the combinators. */
function compoundsOf(tokens: Token[]): Token[][] {
  const compounds: Token[][] = [[]];
  for (const token of tokens) {
    if (TRAVERSALS.has(token.type)) compounds.push([]);
    else compounds.at(-1)?.push(token);
  }
  return compounds;
}

function needsOf(tokens: Token[]): Key[] {
  const inner = tokens.flatMap((t) =>
    t.type === 'pseudo' && t.name === 'has' && Array.isArray(t.data) && t.data.length === 1 ? t.data : [],
  );
  return [tokens, ...inner]
    .flatMap(compoundsOf)
    .map(keyOf)
    .filter((key) => key?.by !== 'attribute');
}

/** The most telling demand of a compound on its element. */
function keyOf(own: Token[]): Key {
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
