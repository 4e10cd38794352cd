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
  if (left.length < 2 || right.length < 2) return null;
  const a = analyse(left);
  // "kuasa-Nya", "Allah-lah"
  if (clitics.has(right))
    return {
      ...a,
      enclitics: [...a.enclitics, right],
      derivation: [...a.derivation, `-${right}`],
      base: left,
    };
  const clitic = right.slice(right.indexOf('-') + 1);
  if (clitic !== right) {
    const pair = clitics.has(clitic) ? unredouble(word.slice(0, -clitic.length - 1), analyse) : null;
    return (
      pair && {
        ...pair,
        enclitics: [...pair.enclitics, clitic],
        derivation: [...pair.derivation, `-${clitic}`],
      }
    );
  }
  const b = analyse(right);
  if (!sameWord(a, b, left, right)) return null;
  // The affixed part shows voice and class: "tarik-menarik" is a verb of "tarik", "berlari-lari" of "lari".
  const affixed = a.prefix ? a : b;
  const root = left.endsWith(right) && a.prefix ? a.root : a.root.length <= b.root.length ? a.root : b.root;
  return {
    ...affixed,
    root,
    suffix: b.suffix || a.suffix,
    derivation: ['×2', ...affixed.derivation, ...b.enclitics.map((c) => `-${c}`)].filter(isNew),
    enclitics: b.enclitics,
    base: word,
    known: a.known || b.known,
  };
}

const isNew = (step: string, at: number, steps: string[]) => steps.indexOf(step) === at;

const clitics = new Set(['nya', 'ku', 'mu', 'lah', 'kah', 'pun']);

/** Same root on both sides, or the second part repeats the end of the first ("menyebut-nyebut"). */
const sameWord = (a: Morph, b: Morph, left: string, right: string) =>
  a.root === b.root ||
  a.root === right ||
  b.root === left ||
  (left.startsWith('ke') && left.slice(2) === b.root) || // "kemerah-merahan"
  b.root.endsWith(a.root) ||
  left.endsWith(right);
