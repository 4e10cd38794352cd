/**
 * Near-duplicates by MinHash (Broder 1997): the share of positions in which the signatures of two texts agree
 * estimates the share of word sequences that the texts have in common. Bands of a signature (locality-sensitive
 * hashing) make it findable by equality: two texts alike in s share a band with probability 1 - (1 - s^4)^16, which
 * is 0.31 for s = 0.4 and above 0.999 for s = 0.8.
 */
const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
/** Words in a sequence: long enough that two reports of one event by different hands share few. */
const SHINGLE = 3;

/** Texts with fewer words are alike by chance. */
const MIN_WORDS = 20;

/** What a text is compared by. */
export interface Fingerprint {
  signature: Uint32Array;
  /** One number a band, as decimal digits of a signed 64-bit integer; equal bands make two texts candidates. */
  bands: string[];
}

/** The fingerprint of a text; null for one that is too short to be compared. */
export function fingerprint(text: string): Fingerprint | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < MIN_WORDS) return null;
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    const base = hash(words.slice(i, i + SHINGLE).join(' '));
    for (let k = 0; k < HASHES; k++) {
      const value = mix(base ^ Math.imul(k + 1, 0x9e3779b1));
      if (value < (signature[k] ?? 0)) signature[k] = value;
    }
  }
  return { signature, bands: bandsOf(signature) };
}

/** Estimated share of word sequences in common, 0 to 1. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let k = 0; k < HASHES; k++) if (a[k] === b[k]) same++;
  return same / HASHES;
}

/** The bands of a signature. */
export function bandsOf(signature: Uint32Array): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let high = mix(band + 1);
    let low = mix(band + 0x51ed270b);
    for (const value of signature.subarray(band * ROWS, (band + 1) * ROWS)) {
      high = mix(high ^ value);
      low = mix(Math.imul(low, 31) ^ value);
    }
    return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
  });
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
