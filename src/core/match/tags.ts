import type { Analysis, Token } from '../types.js';
import type { Term } from './engine.js';

/** Hyphens inside pattern words would be split; terms and patterns carry this one instead. */
export const HYPHEN = '\u2011';

/** A tag that words or roots carry: `#Arrest` on every word whose root is "tangkap". */
export interface TagRule {
  tag: string;
  words: string[];
  roots: string[];
}

/** Tags every token can have: part of speech, kind and shape. */
export const fixedTags = [
  ...['NOUN', 'PROPN', 'VERB', 'AUX', 'ADJ', 'ADV', 'PRON', 'DET', 'NUM', 'ADP', 'CCONJ', 'SCONJ', 'PART'],
  ...['INTJ', 'PUNCT', 'SYM', 'X'],
  ...['Active', 'Passive', 'Capital', 'Number', 'Money', 'Score', 'Comma'],
  // From the article's who, where and when.
  ...['Person', 'Organization', 'Group', 'Place', 'Date'],
] as const;

export interface Tagger {
  words: Map<string, string[]>;
  roots: Map<string, string[]>;
}

export function makeTagger(rules: TagRule[]): Tagger {
  const tagger: Tagger = { words: new Map(), roots: new Map() };
  for (const { tag, words, roots } of rules) {
    for (const word of words) add(tagger.words, word, tag);
    for (const root of roots) add(tagger.roots, root, tag);
  }
  return tagger;
}

function add(map: Map<string, string[]>, key: string, tag: string): void {
  map.set(key, [...(map.get(key) ?? []), tag]);
}

/** Spans that carry a tag: who is a #Person, where is a #Place. */
export type SpanTags = { start: number; end: number; tag: string }[];

/** Tags of spans by token index. */
export function tagsBySpan(analysis: Analysis, spans: SpanTags): Map<number, string[]> {
  const byToken = new Map<number, string[]>();
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end, tag } of sorted) {
    while (at < analysis.tokens.length && (analysis.tokens[at]?.end ?? 0) <= start) at++;
    for (let i = at; i < analysis.tokens.length && (analysis.tokens[i]?.start ?? end) < end; i++) {
      byToken.set(i, [...(byToken.get(i) ?? []), tag]);
    }
  }
  return byToken;
}

/** Whether a token can anchor a pattern. */
export function isAnchor(token: Token, tagger: Tagger, anchors: Set<string>): boolean {
  if (anchors.has(token.lower) || (token.lower.includes('-') && anchors.has(normalOf(token)))) return true;
  return (
    tagger.words.get(token.lower)?.some((tag) => anchors.has(`#${tag}`)) === true ||
    tagger.roots.get(token.root)?.some((tag) => anchors.has(`#${tag}`)) === true
  );
}

/** A token as compromise's matcher reads it. */
export function termOf(token: Token, tagger: Tagger, spanTags: string[] | undefined): Term {
  const tags = new Set<string>([token.pos, ...(spanTags ?? [])]);
  if (token.voice) tags.add(token.voice === 'active' ? 'Active' : 'Passive');
  if (token.kind === 'number') tags.add('Number');
  if (token.kind === 'money') tags.add('Money');
  if (token.kind === 'number' && /^\d{1,2}-\d{1,2}$/.test(token.text)) tags.add('Score');
  if (token.text === ',') tags.add('Comma');
  if (/^\p{Lu}/u.test(token.text)) tags.add('Capital');
  for (const tag of tagger.words.get(token.lower) ?? []) tags.add(tag);
  for (const tag of tagger.roots.get(token.root) ?? []) tags.add(tag);
  const normal = normalOf(token);
  return { text: normal, pre: '', post: '', normal, tags };
}

function normalOf(token: Token): string {
  return token.lower.replaceAll('-', HYPHEN);
}
