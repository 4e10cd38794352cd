import type { Sentence } from '../types.js';
import { withBracket } from './bracket.js';
import { type Candidate, makeCandidate, type TitlePhrase } from './candidate.js';
import { orgWordAt, skipForms } from './forms.js';
import { readInitials } from './initials.js';
import type { Entry, Use } from './lexicon.js';
import { readName } from './names.js';
import { readGovernment, readOrganisation } from './organisations.js';
import { splitPair } from './pairs.js';
import { readPlaceHead } from './places.js';
import {
  atStart,
  entryAt,
  hasUse,
  isCapital,
  isName,
  isOrdinary,
  joined,
  type Reading,
  useAt,
} from './reading.js';
import { regionOf } from './regions.js';
import { readTitle, skipDegrees } from './titles.js';

const terms: ReadonlySet<Use> = new Set(['not-name']);

/** All names of a sentence, left to right, without overlap. */
export function scanSentence(r: Reading, sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  const mode = r.capitals[sentence.index];
  if (mode === 'none') return found;
  const to = sentence.last;
  let title: TitlePhrase | null = null;
  for (let i = sentence.first; i < to; ) {
    const term = mode === 'running' ? Math.max(readTerm(r, i, to), readThing(r, i, to)) : i;
    if (term > i) {
      i = term;
      continue;
    }
    const before: TitlePhrase | null = title && isBefore(r, title, i) ? title : null;
    const next: Candidate | null = mode === 'running' ? readAny(r, i, to, before) : readKnown(r, i, to);
    if (next) {
      found.push(...(mode === 'running' && next.kind === null ? splitPair(r, next) : [next]));
      title = next.kind === null || next.kind === 'person' || !before ? null : widen(before, next.last);
      i = next.kind === 'person' || next.kind === null ? skipDegrees(r, next.last, to) : next.last;
      continue;
    }
    const phrase = readTitle(r, i, to);
    if (phrase) {
      title = before ? join(before, phrase) : phrase;
      i = phrase.last;
    } else i++;
  }
  return found;
}

/** The end of a phrase of several words that is no name: "Idul Fitri", "Piala Dunia"; else `i`. */
function readTerm(r: Reading, i: number, to: number): number {
  const term = isCapital(r, i) ? useAt(r, i, to, terms) : null;
  if (!term || term.end < i + 2) return i;
  const known = entryAt(r, i, to, sure);
  if (known && known.end >= term.end) return i;
  r.trace.add(term.rule);
  return term.end;
}

/**
 * The end of a thing's name known by its first word: "Piala Wanareja", "Festival Danau Toba"; else `i`. Where a
 * sentence begins with such a word, a known name behind it stands for itself: "Proyek Pertamina".
 */
function readThing(r: Reading, i: number, to: number): number {
  const head = isCapital(r, i) ? hasUse(r, i, 'thing-head') : null;
  if (!head) return i;
  let end = i + 1;
  while (end < to && isCapital(r, end) && joined(r, end) && !hasUse(r, end, 'calendar')) {
    if (useAt(r, end, to, titles) || (atStart(r, i) && (entryAt(r, end, to, sure) || isName(r, end)))) break;
    end++;
  }
  if (end === i + 1) return i;
  r.trace.add(head.rule);
  return end;
}

const titles: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific']);

function isBefore(r: Reading, title: TitlePhrase, i: number): boolean {
  if (title.last === i) return joined(r, i);
  return title.last === i - 1 && r.tokens[i - 1]?.text === ',';
}

/** "Ketua" + "DPRD Jawa Barat": the body belongs to the office, and the name may follow it. */
const widen = (title: TitlePhrase, last: number): TitlePhrase => ({
  ...title,
  last,
  region: title.region && 'named',
});

const join = (a: TitlePhrase, b: TitlePhrase): TitlePhrase => ({
  first: a.first,
  last: b.last,
  strength: Math.max(a.strength, b.strength),
  office: a.office || b.office,
  region: b.region,
});

function readAny(r: Reading, i: number, to: number, title: TitlePhrase | null): Candidate | null {
  const initials = readInitials(r, i, to, title);
  if (initials) return initials;
  const known = readKnown(r, i, to);
  const other = known && readNamesake(r, i, to, known, title);
  if (other) return other;
  const longer =
    readGovernment(r, i, to) ??
    readPlaceHead(r, i, to) ??
    readOrganisation(r, i, to, title) ??
    (known ? readFromEntry(r, i, to, known) : null);
  if (longer && longer.last >= (known?.last ?? 0) && !overruns(r, known, longer, to))
    return longer.kind === 'organization' ? { ...longer, title } : longer;
  if (known) return { ...known, title };
  if (readTitle(r, i, to)) return null;
  const name = readName(r, i, to, title);
  return name && ((title && regionOf(r, name, title, to)) ?? withBracket(r, name, to));
}

/** "Osama Hamdan", "Prabowo Subianto-Sandiaga Uno": a name that goes on behind a known short one is a name of its own. */
function readNamesake(
  r: Reading,
  i: number,
  to: number,
  known: Candidate,
  title: TitlePhrase | null,
): Candidate | null {
  if (known.last !== i + 1 || !isCapital(r, i + 1) || !joined(r, i + 1) || isOrdinary(r, i + 1)) return null;
  if (known.kind !== 'person' && !isNamesake(r, i, known, title)) return null;
  const name = readName(r, i, to, title, true);
  return name && name.last > known.last ? name : null;
}

/** "Menteri [Sudirman] Said", "korban bernama [Italia] Chandra": a place where only a person's name can stand. */
function isNamesake(r: Reading, i: number, known: Candidate, title: TitlePhrase | null): boolean {
  if (known.kind !== 'place' || !isName(r, i + 1)) return false;
  const named = hasUse(r, i - 1, 'named');
  if (named) r.trace.add(named.rule);
  if (named) return true;
  if (!isName(r, i)) return false;
  // "tujuh menteri, Sudirman Said": a ward named after a man is seldom followed by another name
  const small = minor.has(known.sort) && !hasUse(r, i - 1, 'locative') && !hasUse(r, i - 1, 'source');
  return small || (title?.office === true && title.region === null && title.last === i);
}

const minor: ReadonlySet<string> = new Set(['district', 'village', 'other']);

/** A known body of several words is whole; only the region it serves may follow: "Kejaksaan Tinggi Jawa Timur". */
function overruns(r: Reading, known: Candidate | null, longer: Candidate, to: number): boolean {
  if (known?.kind !== 'organization' || longer.kind !== 'organization' || known.last - known.first < 2)
    return false;
  if (longer.last === known.last || r.tokens[known.last]?.text === '(' || hasUse(r, known.last, 'org-form'))
    return false;
  // "PT Telkom" is an alias, and "PT Telkom Indonesia" goes on: companies may be called by any words.
  if (hasUse(r, known.first, 'org-proper')) return false;
  return (
    known.sort !== 'agency' ||
    entryAt(r, known.last, to, (e) => e.kind === 'place' && e.strength !== 'weak') === null
  );
}

const sure = (e: Entry): boolean => e.strength !== 'weak';

/** A name from the gazetteers or the list of aliases. */
function readKnown(r: Reading, i: number, to: number): Candidate | null {
  const hit = entryAt(r, i, to, sure);
  if (!hit) return null;
  const { entry, end } = hit;
  if (end === i + 1 && (isDoubtful(r, i, entry) || isShouted(r, i) || speaks(r, i, entry) || ranks(r, i)))
    return null;
  r.trace.add(entry.rule);
  const last = entry.kind === 'place' ? readDirection(r, end, to) : skipState(r, entry, end);
  const candidate = makeCandidate(r, i, last, {
    kind: entry.kind,
    sort: entry.sort,
    entry,
    rule: entry.rule,
  });
  return entry.kind === 'organization' ? withBracket(r, candidate, to) : candidate;
}

/** One word that may be an ordinary one: at the start of a sentence ("Antara"), or an abbreviation not in capitals. */
function isDoubtful(r: Reading, i: number, entry: Entry): boolean {
  if (r.shapes[i] === 'upper') return false;
  if (entry.short && (r.keys[i]?.length ?? 0) < 4) return true;
  const word = entry.strength === 'word' || r.reader.lexicon.words.has(r.keys[i] ?? '');
  return word && atStart(r, i) && entry.sort !== 'party';
}

/** "kata Sudirman": a village speaks seldom, one named like it often. */
function speaks(r: Reading, i: number, entry: Entry): boolean {
  if (entry.kind !== 'place' || states.has(entry.sort)) return false;
  const told =
    hasUse(r, i - 1, 'say-before') !== null || (isName(r, i) && hasUse(r, i + 1, 'say-after') !== null);
  return told && !isCapital(r, i + 1);
}

/** "AKP Rudi": a rank before a name, which is a party's elsewhere. */
const ranks = (r: Reading, i: number): boolean =>
  hasUse(r, i, 'rank') !== null && isCapital(r, i + 1) && joined(r, i + 1);

const states: ReadonlySet<string> = new Set(['country', 'region', 'capital']);

/** In text all in capitals "SANA" and "BIG" are words before they are agencies. */
function isShouted(r: Reading, i: number): boolean {
  const mode = r.capitals[r.tokens[i]?.sentence ?? 0];
  return mode === 'all' && r.reader.lexicon.words.has(r.keys[i] ?? '');
}

/** "Gaza tengah", "Israel utara". */
function readDirection(r: Reading, end: number, to: number): number {
  const direction = end < to && joined(r, end) ? hasUse(r, end, 'direction') : null;
  if (!direction) return end;
  r.trace.add(direction.rule);
  if (/^(kota|raya|pusat|daya)$/.test(r.keys[end] ?? '') && !isCapital(r, end)) return end;
  return end + 1;
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

/** "Kementerian Hukum [Republik Indonesia]" */
function skipState(r: Reading, entry: Entry, i: number): number {
  const state = entry.kind === 'organization' && r.keys[i] === 'republik' && r.keys[i + 1] === 'indonesia';
  return state && joined(r, i) && joined(r, i + 1) ? i + 2 : i;
}

/** A longer name that begins with a known one: "Sumatera Barat FC", "Jakarta Convention Center". */
function readFromEntry(r: Reading, i: number, to: number, known: Candidate): Candidate | null {
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
