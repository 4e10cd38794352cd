import type { Candidate } from './candidate.js';
import type { NameKind } from './lexicon.js';
import type { Reading } from './reading.js';
import { kindOfScore } from './weights.js';

/**
 * Decides the kinds that a name's own words leave open: what is said of it anywhere in the article counts for
 * all its mentions, and a single word counts with the longer name it shortens ("Budi" for "Budi Santoso").
 * Names without enough evidence are dropped.
 */
export function settle(r: Reading, candidates: Candidate[]): Candidate[] {
  const whole = new Map<string, Candidate[]>();
  for (const c of candidates) {
    const key = c.name.toLowerCase();
    const same = whole.get(key);
    if (same) same.push(c);
    else whole.set(key, [c]);
  }
  const longer = longerNames(whole);
  const bodies = candidates.filter((c) => c.kind === 'organization').map((c) => legalCore(c.name));
  const companies = new Set(bodies);
  const context: Known = {
    longer,
    decided: new Map(),
    beginnings: beginningsOf(bodies),
    small: smallWords(r),
    r,
  };
  const { decided } = context;
  for (const [key, group] of byLength(whole))
    decided.set(key, companies.has(key) ? 'organization' : kindOf(key, group, context));
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

/** What the article tells of a name beside its mentions. */
interface Known {
  r: Reading;
  longer: Map<string, string[]>;
  decided: Map<string, NameKind | null>;
  /** What names of organisations begin with: "toba pulp" of "PT Toba Pulp Lestari". */
  beginnings: Set<string>;
  /** Words that the article has in small letters. */
  small: Set<string>;
}

function beginningsOf(bodies: string[]): Set<string> {
  const beginnings = new Set<string>();
  for (const body of bodies) {
    const words = body.split(' ');
    for (let n = 1; n < words.length; n++) beginnings.add(words.slice(0, n).join(' '));
  }
  return beginnings;
}

function smallWords(r: Reading): Set<string> {
  return new Set(r.keys.filter((_, i) => r.shapes[i] === 'lower'));
}

/**
 * The sum of what is said of the name, and once what its own words tell: a doubtful word is no surer for being
 * repeated. Words that decide ("Bank", "Center") do so at each mention.
 */
function scoreOf(group: Candidate[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const { score, own } of group)
    for (const k of [0, 1, 2] as const) sum[k] += score[k] + (decides(own) ? own[k] : own[k] / group.length);
  return sum;
}

const decides = (own: Candidate['own']): boolean => Math.max(...own) >= 4;

function kindOf(key: string, group: Candidate[], known: Known): NameKind | null {
  const fixed = group.find((c) => c.kind !== null)?.kind;
  let [person, organization, place] = scoreOf(group);
  const longer = known.longer.get(key);
  if (fixed === 'person' || longer?.some((name) => known.decided.get(name) === 'person')) person += 3;
  if (fixed === 'organization') organization += 2;
  else if (known.beginnings.has(key)) organization += 2.5;
  if (fixed === 'place') place += 2;
  // "Modus itu ..." where the article has "modus" too: a word, and no name
  if (!fixed && known.small.has(key) && !known.r.lexicon.firstNames.has(key)) return null;
  return kindOfScore([person, organization, place]);
}
