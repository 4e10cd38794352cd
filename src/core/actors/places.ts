import { regionEnd } from './bracket.js';
import { type Candidate, makeCandidate } from './candidate.js';
import type { Use } from './lexicon.js';
import { readOrganisation } from './organisations.js';
import { entryAt, hasUse, isCapital, isOrdinary, joined, type Reading, useAt } from './reading.js';

const heads: ReadonlySet<Use> = new Set(['place-head']);
const sites: ReadonlySet<Use> = new Set(['place-site']);
const stops: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific', 'degree', 'org-proper', 'org-local']);
const offices: ReadonlySet<Use> = new Set(['office']);
const longest = 7;

/** A place known by its first word: "Kabupaten Garut", "Jalan Sudirman", "gedung Nusantara IV". */
export function readPlaceHead(r: Reading, i: number, to: number): Candidate | null {
  const site = isLocated(r, i) ? readSite(r, i, to) : null;
  if (site) return site;
  const head = useAt(r, i, to, heads);
  if (!head) return null;
  const sort = head.sort ?? 'other';
  const small = isCapital(r, i) ? null : hasUse(r, i, 'place-lower');
  if (!isCapital(r, i) && (!small || isOffice(r, head, to))) return null;
  if (small) r.trace.add(small.rule);
  const from = r.tokens[head.end]?.text === '.' ? head.end + 1 : head.end;
  const extent = readExtent(r, from, Math.min(to, i + longest), isCapital(r, i), sort === 'street');
  // "Masjid Agung", "Balai Kota": a name of its own
  const itself = head.end > i + 1 && isCapital(r, head.end - 1) ? head.end : null;
  const last = extent === from ? itself : extent;
  if (last === null) return null;
  r.trace.add(head.rule);
  const whole = entryAt(r, i, to, (e) => e.kind === 'place');
  if (whole && whole.end >= last) {
    return makeCandidate(r, i, whole.end, {
      kind: 'place',
      sort: whole.entry.sort,
      entry: whole.entry,
      rule: head.rule,
    });
  }
  return makeCandidate(r, i, last, { kind: 'place', sort, rule: head.rule });
}

/** Something happens there: "di Kantor BEI"; "ke Pengadilan Negeri" may go to the body itself. */
function isLocated(r: Reading, i: number): boolean {
  const before = r.keys[i - 1] === 'di' ? hasUse(r, i - 1, 'locative') : null;
  if (before) r.trace.add(before.rule);
  return before !== null;
}

/** "massa mendekati gedung MK": without "di" the building is but the seat of a body, which is the name. */
function isOffice(r: Reading, head: { sort: string | null; end: number }, to: number): boolean {
  if (head.sort !== 'building') return false;
  const entry = entryAt(r, head.end, to, (e) => e.kind === 'organization' && e.strength === 'sure');
  return entry !== null && r.shapes[head.end] === 'upper';
}

function readExtent(r: Reading, from: number, to: number, capital: boolean, street = false): number {
  let i = from;
  while (i < to) {
    if (!isCapital(r, i) || !joined(r, i)) break;
    if (/^(nomor|no)$/.test(r.keys[i] ?? '') || hasUse(r, i, 'calendar')) break;
    const entry = entryAt(r, i, to, (e) => e.strength === 'sure' && e.kind !== 'person');
    if (entry) {
      // "Bandara Internasional Sepinggan" + "Balikpapan"
      if (
        i > from &&
        entry.entry.kind === 'place' &&
        !isHalf(r, from, i) &&
        !/^(kota|kabupaten)$/.test(r.keys[i] ?? '')
      )
        break;
      i = entry.end;
      if (entry.entry.kind === 'place' && !(isCapital(r, i) && hasUse(r, i, 'direction'))) break;
      continue;
    }
    // "Desa Wanagiri" + "Kecamatan Tirtamulya"
    if (i > from && !street && /^(?:kabupaten|kab|kecamatan|kec|provinsi|propinsi)$/.test(r.keys[i] ?? ''))
      break;
    // "Jalan Imam Bonjol", "Jalan Letjen Suprapto": streets keep the titles of those they are named after
    if (!street && useAt(r, i, to, stops) && !(i > from && isOrdinary(r, i))) break;
    if (i === from && !capital && isOrdinary(r, i) && hasUse(r, i, 'not-name')) break;
    i++;
  }
  return i;
}

/** "Kantor [Gubernur Banten]", "Rumah Dinas [Wali Kota Solo]": the seat of who governs. */
function readResidence(r: Reading, i: number, to: number): number {
  const office = isCapital(r, i) ? useAt(r, i, to, offices) : null;
  return office ? regionEnd(r, office.end, to) : i;
}

/** "Kecamatan [Hulu] Tirtamulya": one compass word is no name yet. */
const isHalf = (r: Reading, from: number, i: number): boolean =>
  i === from + 1 && hasUse(r, from, 'direction') !== null;

/** A building or ground of an organisation, as the place where something happens: "di Kantor BEI". */
function readSite(r: Reading, i: number, to: number): Candidate | null {
  const site = useAt(r, i, to, sites);
  if (!site) return null;
  const inner = readOrganisation(r, site.end, to, null);
  const known = entryAt(r, site.end, to, (e) => e.kind !== 'person' && e.strength !== 'weak');
  let last = Math.max(inner?.last ?? 0, known?.end ?? 0);
  if (last === 0 && isCapital(r, i)) last = readExtent(r, site.end, Math.min(to, i + longest), true);
  if (last <= site.end && isCapital(r, i)) last = readResidence(r, site.end, to);
  if (last <= site.end) return null;
  if (r.tokens[last]?.text === '/' && isCapital(r, last + 1)) last += 2;
  r.trace.add(site.rule);
  return makeCandidate(r, i, last, { kind: 'place', sort: 'building', rule: site.rule });
}
