import type { Sentence } from '../types.js';
import { withBracket } from './bracket.js';
import type { Candidate, TitlePhrase } from './candidate.js';
import { overruns, readFromEntry } from './extend.js';
import { readInitials } from './initials.js';
import { readKnown, readNamesake } from './known.js';
import { readName } from './names.js';
import { readGovernment, readOrganisation } from './organisations.js';
import { splitPair } from './pairs.js';
import { readPlaceHead } from './places.js';
import { joined, type Reading } from './reading.js';
import { regionOf } from './regions.js';
import { readTerm, readThing } from './terms.js';
import { readTitle, skipDegrees } from './titles.js';

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
