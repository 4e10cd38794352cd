/** One way to take a word apart; `root` may or may not be a word. */
export interface Parse {
  root: string;
  prefix: Prefix;
  /** A second prefix, nearer to the root: "ber" in "keberhasilan", or "". */
  inner: Prefix;
  suffix: Suffix;
  /** How many affixes were taken off, to prefer the simpler of two parses. */
  depth: number;
  /** The root's first consonant was lost to nasalisation and put back ("menulis" -> "tulis"). */
  restored: boolean;
}

export type Prefix = '' | 'meN' | 'di' | 'ber' | 'ter' | 'ke' | 'se' | 'peN' | 'per' | 'memper' | 'diper';
export type Suffix = '' | 'kan' | 'i' | 'an';

/** Suffixes each prefix goes with: no form of Indonesian joins "ke-" and "-kan". */
const suffixesOf: Record<Prefix, readonly Suffix[]> = {
  '': ['', 'kan', 'i', 'an'],
  meN: ['', 'kan', 'i'],
  di: ['', 'kan', 'i'],
  memper: ['', 'kan', 'i'],
  diper: ['', 'kan', 'i'],
  ber: ['', 'kan', 'an'],
  ter: ['', 'kan', 'i'],
  ke: ['', 'an'],
  se: ['', 'an'],
  peN: ['', 'an'],
  per: ['', 'an', 'kan', 'i'],
};

const SHORTEST_ROOT = 3;

/** Every parse of a word into prefix, root and suffix that the system of affixes allows, the word itself first. */
export function parses(word: string): Parse[] {
  const found: Parse[] = [];
  for (const suffix of ['', 'kan', 'i', 'an'] as const) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, word.length - suffix.length);
    if (stem.length < SHORTEST_ROOT) continue;
    for (const peeled of peel(stem)) {
      if (!suffixesOf[peeled.prefix].includes(suffix)) continue;
      found.push({ ...peeled, suffix, depth: peeled.depth + (suffix ? 1 : 0) });
    }
  }
  return found;
}

type Peeled = Omit<Parse, 'suffix'>;

/** The stem as it is, without its prefix, and without a second prefix inside ("keber-", "memper-", "berpeN-"). */
function peel(stem: string): Peeled[] {
  const found: Peeled[] = [{ root: stem, prefix: '', inner: '', depth: 0, restored: false }];
  for (const outer of peelOnce(stem)) {
    found.push(outer);
    for (const inner of innerPrefixes[outer.prefix]) {
      for (const next of peelOnce(outer.root)) {
        if (next.prefix !== inner) continue;
        const prefix = merged(outer.prefix, inner);
        found.push({
          root: next.root,
          prefix,
          inner: prefix === outer.prefix ? inner : '',
          depth: outer.depth + 1,
          restored: next.restored,
        });
      }
    }
  }
  return found;
}

/** "memperbaiki", "diperbaiki"; other second prefixes leave the class of the first. */
function merged(outer: Prefix, inner: Prefix): Prefix {
  if (inner !== 'per') return outer;
  return outer === 'meN' ? 'memper' : outer === 'di' ? 'diper' : outer;
}

/** Prefixes that may stand inside another: "berkelanjutan", "mengemukakan", "keberhasilan", "kepemimpinan". */
const innerPrefixes: Record<Prefix, readonly Prefix[]> = {
  '': [],
  meN: ['per', 'ber', 'ter', 'ke', 'se'],
  di: ['per', 'ber', 'ter', 'ke', 'se'],
  memper: [],
  diper: [],
  ber: ['ke', 'peN', 'per', 'se'],
  ter: ['per', 'ke'],
  ke: ['ber', 'ter', 'peN', 'per', 'se'],
  se: ['per', 'ke', 'peN'],
  peN: ['ber', 'per', 'ter', 'ke', 'se'],
  per: ['se', 'ke', 'ber'],
};

function peelOnce(stem: string): Peeled[] {
  const found: Peeled[] = [];
  const add = (root: string, prefix: Prefix, restored = false) => {
    if (root.length >= SHORTEST_ROOT) found.push({ root, prefix, inner: '', depth: 1, restored });
  };
  switch (stem.slice(0, 2)) {
    case 'me':
      nasal(stem.slice(2), 'meN', add);
      break;
    case 'pe':
      nasal(stem.slice(2), 'peN', add);
      liquid(stem, 'pe', 'per', add);
      break;
    case 'di':
      add(stem.slice(2), 'di');
      break;
    case 'be':
      liquid(stem, 'be', 'ber', add);
      break;
    case 'te':
      liquid(stem, 'te', 'ter', add);
      break;
    case 'ke':
      add(stem.slice(2), 'ke');
      // "ketidakpastian": the negation inside a ke-an noun.
      if (stem.startsWith('ketidak')) add(stem.slice(7), 'ke');
      break;
    case 'se':
      add(stem.slice(2), 'se');
      break;
  }
  return found;
}

type Add = (root: string, prefix: Prefix, restored?: boolean) => void;

const VOWEL = /^[aeiou]/;

/**
 * meN- and peN-: the nasal takes the place of k, p, s, t before a vowel ("mengirim", "memakai", "menyapu",
 * "menulis") and stands before other sounds; loanwords keep their consonant ("mengkritik", "memprotes").
 * @param rest the word after "me" or "pe"
 */
function nasal(rest: string, prefix: Prefix, add: Add): void {
  // "melihat", "menyanyi"; peN- also stands before any sound ("pekerja", "petani").
  if (prefix === 'peN' || /^[lrwymn]/.test(rest)) add(rest, prefix);
  if (rest.startsWith('nge')) add(rest.slice(3), prefix); // "mengebom"
  if (rest.startsWith('ng')) lost(rest.slice(2), 'k', prefix, add);
  else if (rest.startsWith('ny')) lost(rest.slice(2), 's', prefix, add, false);
  else if (rest.startsWith('n')) lost(rest.slice(1), 't', prefix, add);
  else if (rest.startsWith('m')) lost(rest.slice(1), 'p', prefix, add);
}

function lost(after: string, consonant: string, prefix: Prefix, add: Add, plain = true): void {
  if (plain) add(after, prefix);
  if (VOWEL.test(after)) add(consonant + after, prefix, true);
}

/** ber-, per-, ter-: "r" falls before r and before -er- ("bekerja", "berambut"), and is "l" in "belajar". */
function liquid(stem: string, lead: string, prefix: Prefix, add: Add): void {
  if (stem.startsWith(`${lead}r`)) {
    add(stem.slice(3), prefix);
    add(stem.slice(2), prefix);
  } else if (
    stem.startsWith(`${lead}lajar`) ||
    stem.startsWith(`${lead}lanjar`) ||
    stem.startsWith(`${lead}lunjur`)
  ) {
    add(stem.slice(3), prefix);
  } else if (/^[^aeiou]er/.test(stem.slice(2))) {
    add(stem.slice(2), prefix);
  }
}
