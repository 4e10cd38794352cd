import { type Candidate, makeCandidate } from './candidate.js';
import { orgWordAt } from './forms.js';
import type { Use } from './lexicon.js';
import { entryAt, isCapital, isOrdinary, type Reading, useAt } from './reading.js';
import { regionIn } from './regions.js';

const heads: ReadonlySet<Use> = new Set(['org-body', 'org-proper', 'org-local', 'place-head']);

/**
 * "Direktur [PT Tirta Wana] [Rangga Sulaksana]" in a text that has "PT Tirta Wana" alone, "Kades [Sukamulya] [Dadang R]"
 * in one that has "Desa Sukamulya": a name that runs on from a body or region to its man, whom no list knows, is cut
 * where the text itself ends it elsewhere.
 */
export function partAtKnown(r: Reading, candidates: Candidate[]): Candidate[] {
  const bodies = new Set(
    candidates.flatMap((c) => (c.kind === 'organization' ? keyOf(r, c.first, c.last) : [])),
  );
  const regions = new Set(candidates.flatMap((c) => regionIn(c) ?? []));
  return candidates.flatMap((c) => {
    if (!c.title?.office || c.entry || c.abbreviation) return [c];
    if (c.kind === 'organization') return part(r, c, bodies, 2, 'organization');
    const open = c.kind === null && c.title.region === 'open';
    return open ? part(r, c, regions, 1, 'place') : [c];
  });
}

function part(
  r: Reading,
  c: Candidate,
  known: Set<string>,
  least: number,
  kind: 'organization' | 'place',
): Candidate[] {
  for (let cut = c.last - 1; cut >= c.first + least; cut--) {
    if (!known.has(keyOf(r, c.first, cut)) || !isHolder(r, cut, c.last)) continue;
    const { title, rule } = c;
    const office = kind === 'place' ? 'actors/office-region' : rule;
    const served = makeCandidate(r, c.first, cut, { kind, rule: office, title });
    const holder = makeCandidate(r, cut, c.last, { kind: 'person', title: title && { ...title, last: cut } });
    r.trace.add(office);
    return [served, holder];
  }
  return [c];
}

const keyOf = (r: Reading, first: number, last: number): string => r.keys.slice(first, last).join(' ');

/** A person's words: capitalised, none of a place or a body, and not all of them ordinary. */
function isHolder(r: Reading, first: number, last: number): boolean {
  let own = false;
  for (let i = first; i < last; i++) {
    if (!isCapital(r, i) || r.shapes[i] === 'upper' || orgWordAt(r, i)) return false;
    if (entryAt(r, i, last, (e) => e.kind !== 'person' && e.strength === 'sure')) return false;
    own ||= !isOrdinary(r, i);
  }
  return own && !useAt(r, first, last, heads);
}
