import type { Reader } from '../text/reading.js';
import type { Analysis, Sentence, Token } from '../types.js';
import type { ActorLexicon, Entry, Use, WordUse } from './lexicon.js';
import { phraseKey } from './trie.js';

/** How capitals are used in a sentence: they mark names only in `running` text. */
export type Capitals = 'running' | 'title' | 'all' | 'none';

/** Letter case of a word. `upper` has at least two capitals and no small letter. */
export type Shape = 'lower' | 'capital' | 'upper' | 'initial';

/** A text prepared for finding names: keys and shapes of its words, and the lexicon to look them up in. */
export interface Reading {
  analysis: Analysis;
  tokens: Token[];
  keys: string[];
  shapes: Shape[];
  capitals: Capitals[];
  lexicon: ActorLexicon;
  reader: Reader;
  /** Ids of the rules that did something, for checking the rules' own examples. */
  trace: Set<string>;
}

export function readShapes(
  analysis: Analysis,
  lexicon: ActorLexicon,
  reader: Reader,
  trace: Set<string>,
): Reading {
  const { tokens } = analysis;
  const shapes = tokens.map((t) => shapeOf(t.text, t.lower));
  const reading: Reading = {
    analysis,
    tokens,
    keys: tokens.map((t) => phraseKey(t.text)),
    shapes,
    capitals: [],
    lexicon,
    reader,
    trace,
  };
  reading.capitals = analysis.sentences.map((s) => capitalsOf(reading, s));
  return reading;
}

/** "al-Maliki", "ash-Shiddieqy": the article of an Arabic name is written small. */
const arabicArticle = /^(?:al|el|as|ash|asy|ad|ar|at|an|az)-\p{Lu}/u;

/** "A.", "A.M.", "J.R.R." */
const initials = /^(?:\p{Lu}\.){1,3}$/u;

function shapeOf(text: string, lower: string): Shape {
  const first = text.charCodeAt(0);
  const capital = first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(text);
  if (!capital) return arabicArticle.test(text) ? 'capital' : 'lower';
  if (text.length === 1 || initials.test(text)) return 'initial';
  return text === text.toUpperCase() && text !== lower ? 'upper' : 'capital';
}

/** "JAKARTA - KEMENTERIAN MEMBUKA ..." -> all; "Pemerintah Naikkan Harga Beras" -> title; "jokowi ke medan" -> none. */
function capitalsOf(r: Reading, s: Sentence): Capitals {
  const { tokens, shapes, keys } = r;
  let small = 0;
  let upper = 0;
  let long = 0;
  let commonCapital = 0;
  let commonSmall = 0;
  let smallVerb = false;
  for (let i = s.first; i < s.last; i++) {
    if (tokens[i]?.kind !== 'word' || (keys[i]?.length ?? 0) < 4) continue;
    long++;
    if (shapes[i] === 'upper') upper++;
    if (shapes[i] === 'lower') small++;
    if (i > s.first && isOrdinary(r, i)) {
      if (shapes[i] === 'capital') commonCapital++;
      if (shapes[i] === 'lower') commonSmall++;
      // Headlines capitalise their verbs: "Menteri Perhubungan … meresmikan Pelabuhan …" is running text.
      if (shapes[i] === 'lower' && tokens[i]?.pos === 'VERB') smallVerb = true;
    }
  }
  if (long >= 3 && upper / long > 0.6) return 'all';
  if (long >= 3 && small === long && noCapitals(shapes, s)) return 'none';
  // A headline has no full stop; it may stand in an abbreviation ("… Finance Co.").
  if (tokens[s.last - 1]?.text.endsWith('.')) return 'running';
  return !smallVerb && commonCapital >= 2 && commonCapital >= commonSmall * 3 ? 'title' : 'running';
}

function noCapitals(shapes: Shape[], s: Sentence): boolean {
  for (let i = s.first; i < s.last; i++) if (shapes[i] !== 'lower') return false;
  return true;
}

export function isCapital(r: Reading, i: number): boolean {
  return r.shapes[i] !== undefined && r.shapes[i] !== 'lower';
}

/**
 * An ordinary word of the language, whatever its capital: "Kesehatan", "Pasalnya". A word in no list that only an
 * ending or a short root makes one is none ("Satan" is not made of "sat"), nor a verb with a capital inside a
 * sentence ("Tapi Mendar").
 */
export function isOrdinary(r: Reading, i: number): boolean {
  const token = r.tokens[i];
  if (token?.kind !== 'word') return false;
  const { tags, listed, prefix, root } = r.reader.read(token.text);
  if (!listed && (prefix === '' || root.length < 4)) return false;
  if (!listed && tags[0] === 'VERB' && isCapital(r, i) && !atStart(r, i)) return false;
  return tags[0] !== undefined && tags[0] !== 'PROPN';
}

/** At the start of a sentence or of a quotation, where any word has a capital. */
export function atStart(r: Reading, i: number): boolean {
  const token = r.tokens[i];
  const before = r.tokens[i - 1];
  if (!token || !before || before.sentence !== token.sentence) return true;
  return /^["“”'‘:;•*(\-–—.?!]$/.test(before.text) && !(before.text === '-' && !token.spaceBefore);
}

export function isName(r: Reading, i: number): boolean {
  const key = r.keys[i] ?? '';
  return r.lexicon.firstNames.has(key) || r.lexicon.lastNames.has(key);
}

/** Whether the words at `i - 1` and `i` stand in one phrase: a space or hyphen between them, nothing else. */
export function joined(r: Reading, i: number): boolean {
  const left = r.tokens[i - 1];
  const right = r.tokens[i];
  if (!left || !right || left.sentence !== right.sentence) return false;
  const gap = right.start - left.end;
  return gap === 0 || (gap === 1 && r.analysis.text.charCodeAt(left.end) !== 10);
}

/** The longest word or phrase at `i` with one of these uses, and where it ends. */
export function useAt(
  r: Reading,
  i: number,
  to: number,
  uses: ReadonlySet<Use>,
): (WordUse & { end: number }) | null {
  for (const { length, values } of r.lexicon.usesAt(r.keys, i, to)) {
    for (const value of values) if (uses.has(value.use)) return { ...value, end: i + length };
  }
  return null;
}

export function hasUse(r: Reading, i: number, use: Use): WordUse | null {
  return r.lexicon.useOf(r.keys[i] ?? '', use);
}

/** An entry that its list alone makes a name; a weak one needs more. */
export const isStrong = (e: Entry): boolean => e.strength !== 'weak';

/** The longest known entity whose name begins at `i`; its words must be capitalised unless the sentence has no capitals. */
export function entryAt(
  r: Reading,
  i: number,
  to: number,
  accept: (entry: Entry) => boolean = () => true,
): { entry: Entry; end: number } | null {
  for (const { length, values } of r.lexicon.entriesAt(r.keys, i, to)) {
    const end = i + length;
    if (!isCapital(r, i) || !isCapital(r, end - 1)) continue;
    const capitals = r.shapes[i] === 'upper';
    const entry = best(values, (e) => (capitals || !e.capitals) && accept(e));
    if (entry) return { entry, end };
  }
  return null;
}

const strengths = { sure: 2, word: 1, weak: 0 };

function best(values: Entry[], accept: (entry: Entry) => boolean): Entry | null {
  let chosen: Entry | null = null;
  for (const value of values) {
    if (!accept(value)) continue;
    if (!chosen || strengths[value.strength] > strengths[chosen.strength]) chosen = value;
  }
  return chosen;
}

/** Abbreviations have their full stop as a token of its own in some texts. */
export function skipDot(r: Reading, i: number, to: number): number {
  return i < to && r.tokens[i]?.text === '.' && !r.tokens[i]?.spaceBefore ? i + 1 : i;
}

/** The longest place that begins at `i` and that its list alone makes one. */
export const placeAt = (r: Reading, i: number, to: number): { entry: Entry; end: number } | null =>
  entryAt(r, i, to, (e) => e.kind === 'place' && isStrong(e));
