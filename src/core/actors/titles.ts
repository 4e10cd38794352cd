import type { TitlePhrase } from './candidate.js';
import type { Use } from './lexicon.js';
import {
  entryAt,
  hasUse,
  isCapital,
  isName,
  isOrdinary,
  joined,
  type Reading,
  skipDot,
  useAt,
} from './reading.js';

const titleUses: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific', 'degree', 'person', 'time']);
const bodyUses: ReadonlySet<Use> = new Set(['org-body', 'org-proper', 'org-local', 'org-unit']);

/** How sure a word before a name makes it a person's. */
const strengthOf: Partial<Record<Use, number>> = {
  office: 4,
  rank: 5,
  honorific: 4,
  degree: 4,
  person: 2,
  time: 1,
};

/**
 * Title words at `i`, taken together as far as they go: "Wakil Ketua Umum", "Brigjen Pol", "Prof Dr".
 * An office may go on with its field: "Menteri Energi dan Sumber Daya Mineral", "Kepala Bidang Humas".
 */
export function readTitle(r: Reading, i: number, to: number): TitlePhrase | null {
  let last = i;
  let strength = 0;
  let office = false;
  let region: TitlePhrase['region'] = null;
  while (last < to) {
    const word = useAt(r, last, to, titleUses);
    if (!word) break;
    if (word.use === 'honorific' && !joinedAfterDot(r, word.end)) break;
    r.trace.add(word.rule);
    strength = Math.max(strength, strengthOf[word.use] ?? 0);
    office ||= word.use === 'office';
    region = word.use === 'office' && word.sort === 'region' ? 'open' : null;
    last = skipBracket(r, skipDot(r, word.end, to), to);
    const field = word.use === 'office' ? hasUse(r, word.end - 1, 'takes-field') : null;
    if (field) {
      r.trace.add(field.rule);
      last = readField(r, last, to);
    }
  }
  return last > i ? { first: i, last, strength, office, region } : null;
}

/** "Ajun Komisaris Besar Polisi [(AKBP)]", "Pelaksana tugas [(Plt)]": the short form of the title just read. */
function skipBracket(r: Reading, i: number, to: number): number {
  const short = r.tokens[i]?.text === '(' ? useAt(r, i + 1, to, titleUses) : null;
  return short && r.tokens[short.end]?.text === ')' ? short.end + 1 : i;
}

function joinedAfterDot(r: Reading, i: number): boolean {
  const next = r.tokens[i]?.text === '.' ? i + 1 : i;
  return isCapital(r, next);
}

/** The field of an office: capitalised ordinary words that name neither a body nor a person. */
function readField(r: Reading, from: number, to: number): number {
  let i = from;
  while (i < to) {
    if (isField(r, i, to)) i++;
    else if (i > from && isJoint(r, i) && isField(r, skipJoint(r, i), to)) i = skipJoint(r, i) + 1;
    else break;
  }
  // "Menteri Energi dan Sumber Daya Mineral (ESDM)"
  const short =
    i > from && r.tokens[i]?.text === '(' && r.shapes[i + 1] === 'upper' && r.tokens[i + 2]?.text === ')';
  return short ? i + 3 : i;
}

function isField(r: Reading, i: number, to: number): boolean {
  if (i >= to || !isCapital(r, i) || !joined(r, i)) return false;
  if (r.shapes[i] === 'initial' || isName(r, i) || !isOrdinary(r, i)) return false;
  if (useAt(r, i, to, titleUses) || useAt(r, i, to, bodyUses)) return false;
  return entryAt(r, i, to, (e) => e.strength === 'sure') === null;
}

function isJoint(r: Reading, i: number): boolean {
  const key = r.keys[i];
  return key === 'dan' || key === '&' || key === ',';
}

function skipJoint(r: Reading, i: number): number {
  return r.keys[i] === ',' && r.keys[i + 1] === 'dan' ? i + 2 : i + 1;
}

/** Degrees after a name: ", S.H., M.H." Returns where they end, or `i`. */
export function skipDegrees(r: Reading, i: number, to: number): number {
  let end = i;
  for (;;) {
    const at = r.tokens[end]?.text === ',' ? end + 1 : end;
    if (at >= to || !isCapital(r, at) || !hasUse(r, at, 'degree-after')) return end;
    r.trace.add('actors/degree-after');
    end = skipDot(r, at + 1, to);
  }
}
