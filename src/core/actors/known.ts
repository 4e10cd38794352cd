import { withBracket } from './bracket.js';
import { type Candidate, makeCandidate, type TitlePhrase } from './candidate.js';
import type { Entry } from './lexicon.js';
import { readName } from './names.js';
import {
  atStart,
  entryAt,
  hasUse,
  isCapital,
  isName,
  isOrdinary,
  isStrong,
  joined,
  type Reading,
} from './reading.js';

/** A name from the gazetteers or the list of aliases. */
export function readKnown(r: Reading, i: number, to: number): Candidate | null {
  const hit = entryAt(r, i, to, isStrong);
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

/** "Kementerian Hukum [Republik Indonesia]" */
function skipState(r: Reading, entry: Entry, i: number): number {
  const state = entry.kind === 'organization' && r.keys[i] === 'republik' && r.keys[i + 1] === 'indonesia';
  return state && joined(r, i) && joined(r, i + 1) ? i + 2 : i;
}

/** "Osama Hamdan", "Prabowo Subianto-Sandiaga Uno": a name that goes on behind a known short one is a name of its own. */
export function readNamesake(
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
