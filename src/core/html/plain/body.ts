import type { Ruleset } from '../../rules/ruleset.js';
import type { Author, BlockKind, Removal } from '../../types.js';
import { classifyLine } from '../boilerplate.js';
import { labelledAuthors } from './bylines.js';
import { isCaption } from './header.js';
import { countWords, endsSentence, type Line, looksLikeTitle } from './lines.js';

/** A block of the article before offsets are known. */
export interface Piece {
  kind: BlockKind;
  text: string;
  line: Line;
}

export interface Body {
  pieces: Piece[];
  removed: Removal[];
  /** Named in lines below or within the article. */
  authors: Author[];
}

/** "harga-cabaiPemerintah menaikkan …": a picture's file name, glued to the first word. */
const FILE_NAME = /^[a-z0-9]{2,30}(?:[-_][a-z0-9]{1,30}){1,8}(?=\p{Lu}\p{Ll})/u;
/** At most this many titles belong to one "Baca juga:". */
const RELATED = 4;

/**
 * The article's lines without what stands between them: related links, advertisements, captions, credits.
 * @param title lines that repeat it are removed
 */
export function readBody(lines: Line[], title: string | null, rules: Ruleset): Body {
  const body: Body = { pieces: [], removed: [], authors: [] };
  let related = 0;
  lines.forEach((line, i) => {
    const rule = removalOf(lines, i, related, title, rules);
    related = rule ? relatedAfter(line, rule, related) : 0;
    if (rule) {
      body.removed.push({ rule, text: line.text });
      body.authors.push(...labelledAuthors(line, rules));
    } else keep(body, line, lines[i - 1], rules);
  });
  trimEnd(body);
  return body;
}

/** The rule by which the whole line goes, or null. */
function removalOf(
  lines: Line[],
  i: number,
  related: number,
  title: string | null,
  rules: Ruleset,
): string | null {
  const line = lines[i];
  if (!line) return null;
  if (related > 0 && !line.prose && looksLikeTitle(line) && !isListItem(line.text))
    return 'plain/related-title';
  if (line.noise) return line.noise;
  if (line.kind === 'box' || line.kind === 'age' || line.kind === 'more' || line.kind === 'tail')
    return line.rule;
  if (line.kind === 'credit' || line.kind === 'captioned' || line.kind === 'bio') return line.rule;
  if (line.kind === 'menu' && !isHeading(lines, i)) return line.rule;
  if (title && line.text === title) return 'plain/title-again';
  if (!line.prose && labelledAuthors(line, rules).length > 0 && line.words <= 16) return 'plain/byline';
  if (isCaption(lines, i) && i > 0) return 'plain/caption';
  return null;
}

/** How many titles may still follow a lead-in that named none itself. */
function relatedAfter(line: Line, rule: string, related: number): number {
  if (rule === 'plain/related-title') return related - 1;
  return line.kind === 'box' || line.kind === 'tail' ? RELATED : 0;
}

function isHeading(lines: Line[], i: number): boolean {
  return lines[i + 1]?.prose === true && lines[i - 1]?.prose === true;
}

/** Keeps a line as a block, without the parts of it that are boilerplate, joined to the one before if it goes on. */
function keep(body: Body, line: Line, above: Line | undefined, rules: Ruleset): void {
  let text = line.text;
  const name = body.pieces.length === 0 ? FILE_NAME.exec(text)?.[0] : undefined;
  if (name) {
    body.removed.push({ rule: 'plain/file-name', text: name });
    text = text.slice(name.length);
  }
  for (let verdict = classifyLine(text, rules.html.boilerplate); verdict?.rest; ) {
    body.removed.push({ rule: verdict.rule, text: verdict.removed });
    text = verdict.rest;
    verdict = classifyLine(text, rules.html.boilerplate);
  }
  const last = body.pieces.at(-1);
  if (last && goesOn(last, text, line, above)) {
    last.text = `${last.text} ${text}`;
    last.kind = last.kind === 'heading' ? 'paragraph' : last.kind;
    last.line = line;
  } else body.pieces.push({ kind: kindOf(text, line), text, line });
}

/**
 * A paragraph that a list, a picture or a line's width has cut in two: "… data pribadi pengguna" and "Pasar Desa.",
 * or a line that begins in lower case.
 */
function goesOn(last: Piece, text: string, line: Line, above: Line | undefined): boolean {
  if (last.kind === 'list-item' || endsSentence(last.text)) return false;
  const goes = /^[\p{Ll},]/u.test(text) && !isListItem(text);
  if (goes && countWords(last.text) >= 5) return true;
  return (
    last.kind === 'paragraph' &&
    above !== last.line &&
    countWords(text) <= 4 &&
    /^\p{L}[^.!?]*\.$/u.test(text) &&
    line.words <= 4
  );
}

function kindOf(text: string, line: Line): BlockKind {
  if (isListItem(text)) return 'list-item';
  return line.prose || line.words > 14 || endsSentence(text) ? 'paragraph' : 'heading';
}

export function isListItem(text: string): boolean {
  return /^(?:[-*•●▪–·]\s|\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s)/.test(text);
}

/** What is left of tags, sections and names below the article: short lines that end no sentence and head nothing. */
function trimEnd(body: Body): void {
  while (body.pieces.length > 1) {
    const last = body.pieces.at(-1);
    if (last?.kind !== 'heading' || isListed(body.pieces)) return;
    body.pieces.pop();
    body.removed.push({ rule: 'plain/trailer', text: last.text });
  }
}

/** Short lines that a colon announces are a list, wherever it stands: "Berikut daftarnya:". */
function isListed(pieces: Piece[]): boolean {
  for (let i = pieces.length - 1; i >= 0; i--) {
    if (pieces[i]?.kind !== 'heading') return pieces[i]?.text.endsWith(':') ?? false;
  }
  return false;
}
