import type { Candidate } from './candidate.js';
import type { NameKind } from './lexicon.js';

/** Evidence a name needs before it is believed. */
const threshold = 1.6;

/**
 * Decides the kinds that a name's own words leave open: what is said of it anywhere in the article counts for
 * all its mentions, and a single word counts with the longer name it shortens ("Budi" for "Budi Santoso").
 * Names without enough evidence are dropped.
 */
export function settle(candidates: Candidate[]): Candidate[] {
  const whole = new Map<string, Candidate[]>();
  for (const c of candidates) {
    const key = c.name.toLowerCase();
    const same = whole.get(key);
    if (same) same.push(c);
    else whole.set(key, [c]);
  }
  const longer = longerNames(whole);
  const companies = new Set(
    candidates.filter((c) => c.kind === 'organization').map((c) => legalCore(c.name)),
  );
  const decided = new Map<string, NameKind | null>();
  for (const [key, group] of byLength(whole))
    decided.set(key, companies.has(key) ? 'organization' : kindOf(group, longer.get(key), decided));
  return candidates.flatMap((c) => {
    const kind = c.kind ?? decided.get(c.name.toLowerCase()) ?? null;
    return kind ? [{ ...c, kind, entry: c.entry?.kind === kind ? c.entry : null }] : [];
  });
}

/** "astra otoparts" of "PT Astra Otoparts Tbk": a company is named once in full, then without its legal form. */
const legalCore = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:pt|cv|ud)\.? /, '')
    .replace(/ \(persero\)/, '')
    .replace(/ tbk\.?$/, '');

/** Longer names first: a short form takes its kind from them. */
const byLength = (whole: Map<string, Candidate[]>): [string, Candidate[]][] =>
  [...whole].sort((a, b) => b[0].split(' ').length - a[0].split(' ').length);

/** For each one-word name, the longer names of undecided kind that contain it. */
function longerNames(whole: Map<string, Candidate[]>): Map<string, string[]> {
  const longer = new Map<string, string[]>();
  for (const key of whole.keys()) {
    const words = key.split(' ');
    if (words.length < 2) continue;
    for (const word of words) {
      const list = longer.get(word);
      if (list) list.push(key);
      else longer.set(word, [key]);
    }
  }
  return longer;
}

function kindOf(
  group: Candidate[],
  longer: string[] | undefined,
  decided: Map<string, NameKind | null>,
): NameKind | null {
  const fixed = group.find((c) => c.kind !== null)?.kind;
  let [person, organization, place] = [0, 0, 0];
  for (const { score } of group) {
    person += score[0];
    organization += score[1];
    place += score[2];
  }
  if (fixed === 'person' || longer?.some((name) => decided.get(name) === 'person')) person += 3;
  if (fixed === 'organization') organization += 2;
  if (fixed === 'place') place += 2;
  const top = Math.max(person, organization, place);
  if (top < threshold) return null;
  return top === person ? 'person' : top === organization ? 'organization' : 'place';
}
