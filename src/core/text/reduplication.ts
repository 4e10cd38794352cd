import type { Morph } from './morphology.js';

/**
 * Words of two parts: "negara-negara", "tarik-menarik", "berlari-lari", "anak-anaknya", "sayur-mayur".
 * Returns null for compounds that are no reduplication ("Prabowo-Gibran", "non-migas").
 * @param analyse analysis of a part without hyphen
 */
export function unredouble(word: string, analyse: (part: string) => Morph): Morph | null {
  const at = word.indexOf('-');
  const left = word.slice(0, at);
  const right = word.slice(at + 1);
  if (left.length < 2 || right.length < 2 || right.includes('-')) return null;
  const a = analyse(left);
  const b = analyse(right);
  if (a.root !== b.root && !(b.root.endsWith(a.root) || a.root === right || b.root === left)) return null;
  // The affixed part shows voice and class: "tarik-menarik" is a verb of "tarik", "berlari-lari" of "lari".
  const affixed = a.prefix ? a : b;
  const root = a.root.length <= b.root.length ? a.root : b.root;
  return {
    ...affixed,
    root,
    suffix: b.suffix || a.suffix,
    enclitics: b.enclitics,
    base: word,
    known: a.known || b.known,
  };
}
