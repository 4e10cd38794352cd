import type { Pos } from '../types.js';
import { classOf, LETTER, UPPER } from './chars.js';
import { isListed, isPassive, type Lexicon } from './lexicon.js';
import { analyseWord, type Morph } from './morphology.js';

/** How a word is written: "kata", "Kata", "KATA", "iPhone", or without letters. */
export type LetterCase = 'lower' | 'capital' | 'upper' | 'mixed' | 'none';

/** All that is known of a word without its context. */
export interface Reading extends Morph {
  lower: string;
  letterCase: LetterCase;
  /** Possible parts of speech, the most usual first; empty for an unknown word. */
  tags: readonly Pos[];
  /** Whether the form itself, or without clitics, is in the lexicon, rather than only its root. */
  listed: boolean;
}

const MOST_READINGS = 200_000;

/** Reads words and remembers them: a text says the same few thousand words over and over. */
export class Reader {
  readonly #readings = new Map<string, Reading>();

  constructor(readonly lexicon: Lexicon) {}

  /** The reading of a word as written in the text. */
  read(surface: string): Reading {
    const known = this.#readings.get(surface);
    if (known) return known;
    if (this.#readings.size >= MOST_READINGS) this.#readings.clear();
    const reading = readWord(surface, this.lexicon);
    this.#readings.set(surface, reading);
    return reading;
  }
}

function readWord(surface: string, lexicon: Lexicon): Reading {
  const lower = normalise(surface.toLowerCase());
  const morph = analyseWord(lower, lexicon);
  const listed = isListed(lexicon, lower) || isListed(lexicon, morph.base);
  return { ...morph, lower, letterCase: letterCaseOf(surface), tags: tagsOf(lower, morph, lexicon), listed };
}

/** One apostrophe and one hyphen for all their forms; soft hyphens away. */
function normalise(lower: string): string {
  return /[’ʼ‘`´‐‑\u00ad]/.test(lower)
    ? lower
        .replace(/[’ʼ‘`´]/g, "'")
        .replace(/[‐‑]/g, '-')
        .replaceAll('\u00ad', '')
    : lower;
}

function tagsOf(lower: string, morph: Morph, lexicon: Lexicon): readonly Pos[] {
  if (/^ke-\d|^non-\p{L}/u.test(lower)) return ['ADJ'];
  const listed = lexicon.words.get(lower) ?? lexicon.words.get(morph.base);
  const fixed = lexicon.fixed.get(lower)?.pos;
  if (fixed) return [fixed];
  if (morph.proclitic) return ['VERB']; // "kumakan": what "ku-" does
  if (listed) return listed.tags;
  const rootTag = lexicon.roots.get(morph.root) ?? lexicon.words.get(morph.root)?.tags[0] ?? null;
  if (morph.made === null) {
    if (rootTag === null && isPassive(lexicon, morph.root)) return ['VERB']; // "panggil" of "dipanggil"
    return morph.known ? [rootTag ?? 'NOUN'] : [];
  }
  // "terbesar", "sebesar" of an adjective; "tertangkap" of a verb.
  if (morph.prefix === 'ter' && morph.suffix === '')
    return rootTag === 'ADJ' ? ['ADJ', 'VERB'] : ['VERB', 'ADJ'];
  if (morph.prefix === 'ke-an') return ['VERB', 'NOUN'];
  return [morph.made];
}

function letterCaseOf(surface: string): LetterCase {
  let upper = 0;
  let letters = 0;
  const length = Math.min(surface.length, 64);
  for (let i = 0; i < length; i++) {
    const bits = classOf(surface.charCodeAt(i));
    if ((bits & LETTER) === 0) continue;
    letters++;
    if ((bits & UPPER) !== 0) upper++;
  }
  if (letters === 0) return 'none';
  if (upper === 0) return 'lower';
  const capital = (classOf(surface.charCodeAt(0)) & UPPER) !== 0;
  if (upper === letters) return letters > 1 ? 'upper' : 'capital';
  return capital ? 'capital' : 'mixed';
}
