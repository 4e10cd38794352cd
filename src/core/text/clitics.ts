/** A form with its clitics taken off. */
export interface CliticSplit {
  base: string;
  proclitic: 'ku' | 'kau' | null;
  enclitics: string[];
}

const SHORTEST_BASE = 3;
const particles = ['lah', 'kah', 'tah', 'pun'] as const;
const pronouns = ['nya', 'ku', 'mu'] as const;

/**
 * The ways to take clitics off a word, fewest first: particles stand after pronouns ("bukunyalah"), "ku-" and
 * "kau-" before a verb's root ("kubeli").
 */
export function splitClitics(word: string): CliticSplit[] {
  const splits: CliticSplit[] = [];
  for (const particle of ['', ...particles]) {
    if (!word.endsWith(particle)) continue;
    const rest = word.slice(0, word.length - particle.length);
    for (const pronoun of ['', ...pronouns]) {
      if (!rest.endsWith(pronoun) || (!particle && !pronoun)) continue;
      const base = rest.slice(0, rest.length - pronoun.length);
      if (base.length < SHORTEST_BASE) continue;
      splits.push({ base, proclitic: null, enclitics: [pronoun, particle].filter(Boolean) });
    }
  }
  for (const proclitic of ['ku', 'kau'] as const) {
    if (!word.startsWith(proclitic) || word.length - proclitic.length < SHORTEST_BASE) continue;
    const base = word.slice(proclitic.length);
    splits.push({ base, proclitic, enclitics: [] });
    for (const split of splits.slice()) {
      if (split.proclitic || !split.base.startsWith(proclitic)) continue;
      const inner = split.base.slice(proclitic.length);
      if (inner.length >= SHORTEST_BASE) splits.push({ base: inner, proclitic, enclitics: split.enclitics });
    }
  }
  return splits;
}
