/** A JSON-LD object as found; its fields are checked where they are read. */
export type LdNode = Record<string, unknown>;

const ARTICLE =
  /^(?:News|Blog|Reportage|Analysis|Opinion|Review|Background|Report|Tech|LiveBlog)?(?:Article|Posting|News)$/i;
/** Objects nested deeper than this, or more of them, are not looked at. */
const MAX_NODES = 2000;

/** All objects of a page's JSON-LD scripts, those in @graph and nested ones included, in order of appearance. */
export function readJsonLd(sources: string[]): LdNode[] {
  const nodes: LdNode[] = [];
  for (const source of sources) collect(parseLenient(source), nodes);
  return nodes;
}

/** Objects that describe an article. */
export function articleNodes(nodes: LdNode[]): LdNode[] {
  return nodes.filter((node) =>
    [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type)),
  );
}

/**
 * JSON as pages write it: HTML comments or CDATA around it, // and block comments, raw line breaks in strings,
 * trailing commas, a semicolon at the end. @returns null when nothing helps
 */
export function parseLenient(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\]\]>|;)\s*$/, '');
  return tryParse(bare) ?? tryParse(mend(bare));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One pass over the characters, so that strings are told from what stands between them. */
export function mend(source: string): string {
  const out: string[] = [];
  let i = 0;
  while (i < source.length) {
    const c = source[i] ?? '';
    if (c === '"') {
      i = copyString(source, i, out);
    } else if (c === '/' && source[i + 1] === '/') {
      i = after(source, '\n', i + 2);
    } else if (c === '/' && source[i + 1] === '*') {
      i = after(source, '*/', i + 2);
    } else {
      if (c === '}' || c === ']') dropTrailingComma(out);
      out.push(c < ' ' ? ' ' : c);
      i++;
    }
  }
  return out.join('');
}

function copyString(source: string, from: number, out: string[]): number {
  out.push('"');
  let i = from + 1;
  for (; i < source.length && source[i] !== '"'; i++) {
    const c = source[i] ?? '';
    if (c === '\\') {
      const next = source[i + 1] ?? '';
      out.push(/["\\/bfnrtu]/.test(next) ? c + next : next);
      i++;
    } else out.push(c < ' ' ? ' ' : c);
  }
  out.push('"');
  return i + 1;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

function dropTrailingComma(out: string[]): void {
  let i = out.length - 1;
  while (i >= 0 && out[i] === ' ') i--;
  if (out[i] === ',') out.length = i;
}

function collect(value: unknown, nodes: LdNode[]): void {
  const waiting: unknown[] = [value];
  for (let i = 0; i < waiting.length && waiting.length < MAX_NODES; i++) {
    const item = waiting[i];
    if (Array.isArray(item)) waiting.push(...item.slice(0, 200));
    else if (item !== null && typeof item === 'object') {
      const node = item as LdNode;
      nodes.push(node);
      for (const child of Object.values(node))
        if (child !== null && typeof child === 'object') waiting.push(child);
    }
  }
}

/** A string field, or the name (or text) of the object or first of a list that stands there. */
export function ldText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return ldText(value[0]);
  if (value !== null && typeof value === 'object') {
    const node = value as LdNode;
    return ldText(node.name ?? node['@value'] ?? node.url ?? null);
  }
  return null;
}

/** All names of a field: a string, an object, or a list of them. */
export function ldTexts(value: unknown): string[] {
  return [value].flat().flatMap((item) => ldText(item) ?? []);
}
