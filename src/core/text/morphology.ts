import type { Pos, Voice } from '../types.js';
import { type Parse, type Prefix, parses } from './affixes.js';
import { type CliticSplit, splitClitics } from './clitics.js';
import { type Entry, isListed, type Lexicon } from './lexicon.js';
import { unredouble } from './reduplication.js';
import { stem } from './stem.js';

/** What the form of a word says of it. */
export interface Morph {
  root: string;
  /** Prefix class, "ke-an" for the verbs of that form ("kehilangan"), "" for a bare root. */
  prefix: string;
  suffix: string;
  /** How the form came from its root, outwards: "ber-", "ke-…-an", "-nya"; "×2" where it was doubled. */
  derivation: readonly string[];
  /** Voice if the word is used as a verb; null for forms that are no verb's. */
  voice: Voice | null;
  /** Part of speech the affixes make, null for a bare or unknown root. */
  made: Pos | null;
  proclitic: string | null;
  enclitics: string[];
  /** The form without its clitics. */
  base: string;
  /** Whether the root is a known word. */
  known: boolean;
}

const LONGEST_WORD = 40;

/**
 * Takes a word in lower case apart: "mempertimbangkannya" -> root "timbang", prefix "memper", suffix "kan",
 * enclitic "nya". Affix rules over a dictionary of roots; the Sastrawi stemmer is asked only when these fail.
 */
export function analyseWord(word: string, lexicon: Lexicon): Morph {
  if (word.length > LONGEST_WORD) return bare(word, false);
  // "anak2", "rumah2nya": the old way to write a doubled word
  const [, written, clitic] = /^(\p{L}{3,})2(nya|ku|mu)?$/u.exec(word) ?? [];
  if (written && isListed(lexicon, written)) return analyseWord(written + (clitic ?? ''), lexicon);
  const doubled =
    word.includes('-') && !lexicon.fixed.has(word)
      ? unredouble(word, (part) => analyseWord(part, lexicon))
      : null;
  if (doubled) return doubled;
  const splits = splitClitics(word);
  return (
    listed(word, lexicon) ??
    withoutClitics(splits, (base) => listed(base, lexicon)) ??
    derived(word, lexicon) ??
    withoutClitics(splits, (base) => derived(base, lexicon)) ??
    compound(word, splits, lexicon) ??
    secondOpinion(word, splits, lexicon) ??
    guessed(word, splits, lexicon)
  );
}

/** The first way to take clitics off that leaves a form `analyse` knows. */
function withoutClitics(splits: CliticSplit[], analyse: (base: string) => Morph | null): Morph | null {
  for (const { base, proclitic, enclitics } of splits) {
    const morph = analyse(base);
    // "ku-" and "kau-" stand before bare roots only: "kubeli", not "kumembeli".
    if (morph && !(proclitic && morph.prefix !== '')) return withClitics(morph, proclitic, enclitics);
  }
  return null;
}

function withClitics(morph: Morph, proclitic: string | null, enclitics: string[]): Morph {
  const added = [...(proclitic ? [`${proclitic}-`] : []), ...enclitics.map((clitic) => `-${clitic}`)];
  return { ...morph, proclitic, enclitics, derivation: [...morph.derivation, ...added] };
}

/** One affix, or a pair that came at once: "di-", "ke-…-an"; none for a bare root. */
function affixed(prefix: string, suffix: string): string[] {
  if (prefix && suffix) return [`${prefix}-…-${suffix}`];
  return prefix ? [`${prefix}-`] : suffix ? [`-${suffix}`] : [];
}

/** A form that the lexicon or a fixed analysis lists. */
function listed(word: string, lexicon: Lexicon): Morph | null {
  const fixed = lexicon.fixed.get(word);
  if (fixed) {
    const made = fixed.prefix === '' && fixed.suffix === '' ? null : madeBy(fixed.prefix, fixed.suffix);
    return {
      ...bare(word, true),
      root: fixed.root,
      prefix: fixed.prefix,
      suffix: fixed.suffix,
      voice: fixed.voice,
      made,
      derivation: [
        ...affixed(fixed.prefix === 'ke-an' ? 'ke' : fixed.prefix, fixed.suffix),
        ...(fixed.proclitic ? [`${fixed.proclitic}-`] : []),
      ],
      proclitic: fixed.proclitic,
    };
  }
  const entry = lexicon.words.get(word);
  if (!entry) return lexicon.roots.has(word) ? bare(word, true) : null;
  if (isFunctionWord(entry)) return { ...bare(word, true), root: entry.root ?? word };
  if (lexicon.roots.has(word) && !entry.root) return bare(word, true);
  const root = entry.root;
  const parse = root
    ? best(parses(word), (p) => (p.root === root ? 1 : -1))
    : (bestKnown(word, lexicon) ?? compoundParse(word, lexicon));
  if (!parse) return { ...byShape(word, entry), root: root ?? word };
  if (!root && !agrees(parse, entry, lexicon)) return bare(word, true);
  const morph = fromParse(word, parse, lexicon);
  return entry.voice && morph.voice ? { ...morph, voice: entry.voice } : morph;
}

/** "diproklamirkan" of "proklamasi": the prefix shows the voice though the root is not what is left. */
function byShape(word: string, entry: Entry): Morph {
  if (entry.tags[0] !== 'VERB' || word.length < 7) return bare(word, true);
  const prefix = shapes.find(([lead]) => word.startsWith(lead))?.[1];
  if (!prefix) return bare(word, true);
  return {
    ...bare(word, true),
    prefix,
    made: 'VERB',
    voice: passive.includes(prefix) ? 'passive' : 'active',
  };
}

const shapes: [string, Prefix][] = [
  ['di', 'di'],
  ['ter', 'ter'],
  ['ber', 'ber'],
  ['mem', 'meN'],
  ['men', 'meN'],
];

/** Whether affixes make what the lexicon says the word is: "divisi", a noun, is not di- and "visi". */
function agrees(parse: Parse, entry: Entry, lexicon: Lexicon): boolean {
  const made = madeBy(parse.prefix, parse.suffix);
  if (made === null || entry.tags.includes(made)) return true;
  return parse.prefix === 'ter' && lexicon.roots.get(parse.root) === 'ADJ' && entry.tags[0] === 'ADJ';
}

const functionTags: readonly Pos[] = ['ADP', 'CCONJ', 'SCONJ', 'PRON', 'DET', 'PART', 'AUX'];

/** "mereka", "terhadap", "seperti": no longer forms of anything. */
const isFunctionWord = (entry: Entry) => entry.tags[0] !== undefined && functionTags.includes(entry.tags[0]);

/** A form whose affixes lead to a known root. */
function derived(word: string, lexicon: Lexicon): Morph | null {
  const parse = bestKnown(word, lexicon);
  return parse && (parse.prefix || parse.suffix) ? fromParse(word, parse, lexicon) : null;
}

function bestKnown(word: string, lexicon: Lexicon): Parse | null {
  return best(parses(word), (p) => {
    if (p.depth === 0) return lexicon.roots.has(word) ? 200 : -1;
    if (lexicon.roots.has(p.root)) return 100;
    const entry = lexicon.words.get(p.root);
    return entry && entry.root === null ? 90 : -1;
  });
}

/** The parse with the highest worth; at equal worth the longer root, then the plainer form. */
function best(candidates: Parse[], worth: (p: Parse) => number): Parse | null {
  let top: Parse | null = null;
  let topScore = -1;
  for (const p of candidates) {
    const base = worth(p);
    if (base < 0) continue;
    const score = base + p.root.length * 3 - p.depth * 2 - (p.restored ? 4 : 0);
    if (score > topScore) {
      top = p;
      topScore = score;
    }
  }
  return top;
}

/** The stemmer's root, if the affixes can lead to it. */
function secondOpinion(word: string, splits: CliticSplit[], lexicon: Lexicon): Morph | null {
  const opinion = (base: string) => {
    if (!parses(base).some((p) => lexicon.stems.has(p.root))) return null;
    const root = stem(base);
    const parse = root === base ? null : best(parses(base), (p) => (p.root === root ? 1 : -1));
    return parse && fromParse(base, parse, lexicon);
  };
  return opinion(word) ?? withoutClitics(splits, opinion);
}

/** "menyalahgunakan", "pertanggungjawaban": two roots, written together where affixes stand on both sides. */
function compound(word: string, splits: CliticSplit[], lexicon: Lexicon): Morph | null {
  const join = (base: string) => {
    const parse = compoundParse(base, lexicon);
    return parse && fromParse(base, parse, lexicon);
  };
  return join(word) ?? withoutClitics(splits, join);
}

const compoundParse = (base: string, lexicon: Lexicon) =>
  best(parses(base), (p) => (p.prefix && p.suffix && isCompound(p.root, lexicon) ? 1 : -1));

const SHORTEST_PART = 4;

function isCompound(root: string, lexicon: Lexicon): boolean {
  for (let at = SHORTEST_PART; at <= root.length - SHORTEST_PART; at++)
    if (isListed(lexicon, root.slice(0, at)) && isListed(lexicon, root.slice(at))) return true;
  return false;
}

/** "memviralkan", "diviralkan", "mengunduh": a verb by its shape, though its root is in no dictionary. */
function guessed(word: string, splits: CliticSplit[], lexicon: Lexicon): Morph {
  const guess = (base: string) => {
    const parse = best(parses(base), (p) => shapeWorth(p, base));
    return parse && { ...fromParse(base, parse, lexicon), known: false };
  };
  return guess(word) ?? withoutClitics(splits, guess) ?? bare(word, false);
}

/** How a root may begin: "Mengwi" and "Mengkendek" leave none and are names. */
const SYLLABLE = /^(?:[^aeiou]|[bcdfgkpst][lrwy]|s[kpt]r?)?[aeiou]/;

function shapeWorth(p: Parse, word: string): number {
  if (p.root.length < 4 || p.depth > 2 || !SYLLABLE.test(p.root)) return -1;
  const closed = p.suffix === 'kan';
  if (p.prefix === 'di') return closed ? 10 : -1;
  if (p.prefix === 'meN' && /^me([mn][^aeiou]|ng|ny)/.test(word)) return closed ? 10 : 5;
  return -1;
}

const passive: readonly string[] = ['di', 'diper', 'ter', 'ke-an'];

function fromParse(word: string, parse: Parse, lexicon: Lexicon): Morph {
  const { root, prefix, inner, suffix } = parse;
  const derivation = [...affixed(inner, ''), ...affixed(prefix, suffix)];
  // "percepat", "perbesar": a verb of an adjective, where "pertanda" is a noun of a noun.
  const isVerb = prefix === 'per' && suffix === '' && lexicon.roots.get(root) === 'ADJ';
  const made = isVerb ? 'VERB' : madeBy(prefix, suffix);
  const voice = made === 'VERB' ? (passive.includes(prefix) ? 'passive' : 'active') : null;
  return { ...bare(word, true), root, prefix, suffix, derivation, made, voice };
}

function madeBy(prefix: Prefix | 'ke-an', suffix: string): Pos | null {
  if (prefix === '') return suffix === 'an' ? 'NOUN' : suffix ? 'VERB' : null;
  if (prefix === 'peN' || prefix === 'ke') return 'NOUN';
  if (prefix === 'per') return suffix === 'an' || suffix === '' ? 'NOUN' : 'VERB';
  return prefix === 'se' ? 'ADJ' : 'VERB';
}

function bare(word: string, known: boolean): Morph {
  return {
    root: word,
    prefix: '',
    suffix: '',
    derivation: [],
    voice: null,
    made: null,
    proclitic: null,
    enclitics: [],
    base: word,
    known,
  };
}
