import type { Candidate, TitlePhrase } from './candidate.js';
import type { Use } from './lexicon.js';
import { entryAt, hasUse, isCapital, isName, isOrdinary, joined, type Reading, useAt } from './reading.js';

const titles: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific', 'degree']);
const heads: ReadonlySet<Use> = new Set(['place-head']);
const ranks: ReadonlySet<Use> = new Set(['rank', 'honorific', 'degree']);

/**
 * The region that an office serves, where no list knows it: "Kapolsek [Sukamulya], Iptu Rudi", "Camat [Sukamulya] Rina
 * Sari". A name behind such an office is the region's if the holder is named right after it, with a comma, a rank or a
 * name that the lists know.
 */
export function regionOf(r: Reading, c: Candidate, title: TitlePhrase, to: number): Candidate | null {
  if (title.region === null) return null;
  if (r.tokens[c.last]?.text === ',' && c.last - c.first <= 2) {
    if (isCapital(r, c.last + 1) && isAdministrative(r, c.last + 1, to)) return regionTo(r, c, c.last);
    if (!startsName(r, c.first, to)) return holds(r, c.last + 1, to) ? regionTo(r, c, c.last) : null;
  }
  if (useAt(r, c.last, to, ranks) && isCapital(r, c.last) && joined(r, c.last)) return regionTo(r, c, c.last);
  return title.region === 'open' && opensWithRegion(r, c) ? regionTo(r, c, c.first + 1) : null;
}

/** "Kades Sukamakmur, [Kecamatan] Banyudono": what lies in a larger region is one. */
const isAdministrative = (r: Reading, i: number, to: number): boolean =>
  administrative.has(useAt(r, i, to, heads)?.sort ?? '');

/** ", Iptu Rudi", ", Rina Sari". */
const holds = (r: Reading, i: number, to: number): boolean =>
  isCapital(r, i) && (useAt(r, i, to, titles) !== null || startsName(r, i, to));

function startsName(r: Reading, i: number, to: number): boolean {
  return isName(r, i) && entryAt(r, i, to, (e) => e.kind === 'place' && e.strength === 'sure') === null;
}

/** "Camat [Sukamulya] Rina Sari": an unknown word before a name of two words that begins with a known one. */
function opensWithRegion(r: Reading, c: Candidate): boolean {
  const { first, last } = c;
  return last - first >= 3 && !isName(r, first) && isName(r, first + 1) && !isOrdinary(r, first + 1);
}

function regionTo(r: Reading, c: Candidate, last: number): Candidate {
  r.trace.add('actors/office-region');
  const end = r.tokens[last - 1]?.end ?? c.end;
  const name = r.analysis.text.slice(c.start, end);
  return { ...c, last, end, name, kind: 'place', sort: 'other', rule: 'actors/office-region' };
}

/**
 * "jelas Kapolsek Sukamulya" in a text that has "Kecamatan Sukamulya" or "Polsek Sukamulya": names right behind an
 * office or body of a region that the text knows as a region's.
 */
export function settleRegions(r: Reading, candidates: Candidate[]): Candidate[] {
  const regions = new Set(candidates.flatMap((c) => regionIn(c) ?? []));
  return candidates.map((c) =>
    c.kind === null && servesRegion(r, c) && regions.has(c.name.toLowerCase())
      ? { ...c, kind: 'place', sort: 'other', rule: 'actors/office-region' }
      : c,
  );
}

/** "Kapolsek [Sukamulya]", "anggota Polsek [Sukamulya]". */
const servesRegion = (r: Reading, { title, first }: Candidate): boolean =>
  title?.region === 'open' || hasUse(r, first - 1, 'org-local') !== null;

const administrative: ReadonlySet<string> = new Set(['regency', 'city', 'district', 'village']);

/** "sukamulya" of "Kecamatan Sukamulya", "Polsek Sukamulya" and "Camat Sukamulya". */
export function regionIn({ kind, rule, sort, name }: Candidate): string | null {
  if (rule === 'actors/office-region') return name.toLowerCase();
  const headed = kind === 'place' ? administrative.has(sort) : rule === 'actors/org-local';
  return headed && name.includes(' ') ? name.slice(name.indexOf(' ') + 1).toLowerCase() : null;
}
