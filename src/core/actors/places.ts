import { type Candidate, makeCandidate } from './candidate.js';
import type { Use } from './lexicon.js';
import { readOrganisation } from './organisations.js';
import { entryAt, hasUse, isCapital, isOrdinary, joined, type Reading, useAt } from './reading.js';

const heads: ReadonlySet<Use> = new Set(['place-head']);
const sites: ReadonlySet<Use> = new Set(['place-site']);
const stops: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific', 'degree', 'org-proper', 'org-local']);
const longest = 7;

/** Heads that in lower case are no part of the name: "kawasan Menteng", "wilayah Aceh". */
const looseSorts: ReadonlySet<string> = new Set(['region', 'province', 'district', 'village']);
const looseExceptions = new Set(['pulau', 'kepulauan', 'jalur', 'semenanjung', 'prefektur']);

/** A place known by its first word: "Kabupaten Garut", "Jalan Sudirman", "gedung Nusantara IV". */
export function readPlaceHead(r: Reading, i: number, to: number): Candidate | null {
  const site = isLocated(r, i) ? readSite(r, i, to) : null;
  if (site) return site;
  const head = useAt(r, i, to, heads);
  if (!head) return null;
  const sort = head.sort ?? 'other';
  if (!isCapital(r, i) && looseSorts.has(sort) && !looseExceptions.has(r.keys[i] ?? '')) return null;
  const from = r.tokens[head.end]?.text === '.' ? head.end + 1 : head.end;
  const last = readExtent(r, from, Math.min(to, i + longest), isCapital(r, i));
  if (last === from) return null;
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

/** "di", "ke", "dari" or a place word stands before it. */
export function isLocated(r: Reading, i: number): boolean {
  const before = hasUse(r, i - 1, 'locative') ?? hasUse(r, i - 1, 'place-lead');
  if (before) r.trace.add(before.rule);
  return before !== null;
}

function readExtent(r: Reading, from: number, to: number, capital: boolean): number {
  let i = from;
  while (i < to) {
    if (!isCapital(r, i) || !joined(r, i)) {
      if (i > from && r.tokens[i]?.text === '/' && isCapital(r, i + 1)) {
        i += 2;
        continue;
      }
      break;
    }
    const entry = entryAt(r, i, to, (e) => e.strength === 'sure' && e.kind !== 'person');
    if (entry) {
      i = entry.end;
      if (entry.entry.kind === 'place' && !(isCapital(r, i) && hasUse(r, i, 'direction'))) break;
      continue;
    }
    if (useAt(r, i, to, stops) && !(i > from && isOrdinary(r, i))) break;
    if (i === from && !capital && isOrdinary(r, i) && hasUse(r, i, 'not-name')) break;
    i++;
  }
  return i;
}

/** A building or ground of an organisation, as the place where something happens: "di Kantor BEI". */
function readSite(r: Reading, i: number, to: number): Candidate | null {
  const site = useAt(r, i, to, sites);
  if (!site) return null;
  const inner = readOrganisation(r, site.end, to, null);
  const known = entryAt(r, site.end, to, (e) => e.kind !== 'person' && e.strength !== 'weak');
  let last = Math.max(inner?.last ?? 0, known?.end ?? 0);
  if (last === 0 && isCapital(r, i)) last = readExtent(r, site.end, Math.min(to, i + longest), true);
  if (last <= site.end) return null;
  r.trace.add(site.rule);
  return makeCandidate(r, i, last, { kind: 'place', sort: 'building', rule: site.rule });
}
