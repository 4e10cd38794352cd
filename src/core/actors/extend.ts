import { type Candidate, makeCandidate } from './candidate.js';
import { orgWordAt, skipForms } from './forms.js';
import { entryAt, hasUse, isCapital, isName, isOrdinary, joined, placeAt, type Reading } from './reading.js';

/** A longer name that begins with a known one: "Sumatera Barat FC", "Jakarta Convention Center". */
export function readFromEntry(r: Reading, i: number, to: number, known: Candidate): Candidate | null {
  let found: Candidate | null = null;
  for (let k = known.last; k < Math.min(to, known.last + 5) && goesOn(r, k); k++) {
    const tail = r.keys[k] === 'news' ? null : orgWordAt(r, k);
    const site = tail ? null : hasUse(r, k, 'place-tail');
    if (tail)
      found = makeCandidate(r, i, Math.max(k + 1, skipForms(r, k, to)), {
        kind: 'organization',
        rule: tail.rule,
      });
    if (site) found = makeCandidate(r, i, k + 1, { kind: 'place', sort: 'building', rule: site.rule });
  }
  if (found) r.trace.add(found.rule);
  return found?.kind === 'organization' ? prolonged(r, found, to) : found;
}

/** "Singapore Technologies [Telemedia]": a word in no list behind the last known one is the firm's too. */
function prolonged(r: Reading, c: Candidate, to: number): Candidate {
  const i = c.last;
  const own =
    i < to &&
    r.shapes[i] === 'capital' &&
    joined(r, i) &&
    !isOrdinary(r, i) &&
    !isName(r, i) &&
    !isCapital(r, i + 1);
  if (!own || hasUse(r, i - 1, 'org-form') || hasUse(r, i, 'not-name') || entryAt(r, i, to)) return c;
  return makeCandidate(r, c.first, i + 1, { kind: c.kind, rule: c.rule });
}

/** "Mitsubishi UFJ Lease [&] Finance Co" */
const goesOn = (r: Reading, i: number): boolean =>
  joined(r, i) && (isCapital(r, i) || (r.tokens[i]?.text === '&' && isCapital(r, i + 1)));

/** A known body of several words is whole; only the region it serves may follow: "Kejaksaan Tinggi Jawa Timur". */
export function overruns(r: Reading, known: Candidate | null, longer: Candidate, to: number): boolean {
  if (known?.kind !== 'organization' || longer.kind !== 'organization' || known.last - known.first < 2)
    return false;
  if (longer.last === known.last || r.tokens[known.last]?.text === '(' || hasUse(r, known.last, 'org-form'))
    return false;
  // "PT Telkom" is an alias, and "PT Telkom Indonesia" goes on: companies may be called by any words.
  if (hasUse(r, known.first, 'org-proper')) return false;
  return known.sort !== 'agency' || placeAt(r, known.last, to) === null;
}
