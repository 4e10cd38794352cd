import type { Pos } from '../types.js';
import { type Candidate, makeCandidate, type TitlePhrase } from './candidate.js';
import { orgWordAt, skipForms } from './forms.js';
import type { Use } from './lexicon.js';
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

const blockers: ReadonlySet<Use> = new Set(['office', 'rank', 'org-local', 'place-head', 'org-body']);
const common: ReadonlySet<Use> = new Set(['org-body', 'org-unit', 'org-local', 'place-head', 'org-proper']);
/** Ordinary words that also serve as names. */
const nameable: ReadonlySet<Pos> = new Set<Pos>(['NOUN', 'ADJ', 'PROPN']);
const longest = 8;

/**
 * A run of capitalised words that no head word and no gazetteer explains; its kind is settled by evidence.
 * @param sure whether its first word is known to be a name
 */
export function readName(
  r: Reading,
  i: number,
  to: number,
  title: TitlePhrase | null,
  sure = false,
): Candidate | null {
  if (!sure && !canBegin(r, i, title)) return null;
  let last = i + 1;
  // "juru bicara MDC" + "Morgan Tsvangirai": an abbreviation after an office is the body it belongs to.
  const alone = standsAlone(r, i, title);
  while (!alone && last < to && last - i < longest) {
    if (title?.office && isBodyOf(r, last)) break;
    const next = extend(r, last, to);
    if (next === last) break;
    last = next;
  }
  const forms = hasUse(r, last - 1, 'org-form') ? skipForms(r, last - 1, to) : last;
  last = Math.max(last, forms);
  if (
    last === i + 1 &&
    (r.shapes[i] === 'initial' || (r.shapes[i] === 'capital' && hasUse(r, i, 'org-body')))
  )
    return null;
  return makeCandidate(r, i, last, { title });
}

/**
 * The abbreviation of a body, with the name of its man behind it: "juru bicara MDC Morgan Tsvangirai", "Fraksi FKB
 * Choirul". Two letters are initials: "Menteri Kehutanan MS Kaban".
 */
function standsAlone(r: Reading, i: number, title: TitlePhrase | null): boolean {
  if (r.shapes[i] !== 'upper' || r.shapes[i + 1] !== 'capital') return false;
  if ((r.keys[i]?.length ?? 0) < 3) return false;
  return title?.office === true || (hasUse(r, i - 1, 'org-unit') !== null && isName(r, i + 1));
}

/** Whether a name may begin with this word. At the start of a sentence a capital says nothing. */
function canBegin(r: Reading, i: number, title: TitlePhrase | null): boolean {
  const token = r.tokens[i];
  if (token?.kind !== 'word' || !isCapital(r, i)) return false;
  if (isBare(r, i) || isDoing(r, i) || tellsWho(r, i)) return false;
  if (isBalinese(r, i)) return true;
  if (isCompassName(r, i, title)) return true;
  const other = hasUse(r, i, 'not-name') ?? hasUse(r, i, 'calendar');
  const body = other
    ? null
    : isOrdinary(r, i)
      ? useAt(r, i, i + 1, common)
      : (hasUse(r, i, 'org-unit') ?? hasUse(r, i, 'org-local'));
  if (other || body) {
    if (other) r.trace.add(other.rule);
    if (body?.use === 'org-unit') r.trace.add(body.rule);
    return false;
  }
  if (!isOrdinary(r, i)) return true;
  // "AKP Muri": behind a rank any word is a name
  if (title && title.last === i && hasUse(r, i - 1, 'rank')) return true;
  if (!nameable.has(r.reader.read(r.tokens[i]?.text ?? '').tags[0] ?? 'X')) return false;
  if (isName(r, i)) return true;
  if (title && title.last === i) return true;
  // A capital inside a sentence may mark a name even on an ordinary word.
  return !atStart(r, i);
}

/** "… itu.\" [Pungkas] Ahmad": a verb of saying with the capital of a sentence. */
const tellsWho = (r: Reading, i: number): boolean =>
  atStart(r, i) && isCapital(r, i + 1) && hasUse(r, i, 'say-before') !== null;

/** "Perencanaan", "Keuangan": nouns of doing and state are in names of bodies, never of persons. */
function isDoing(r: Reading, i: number): boolean {
  const { prefix, suffix } = r.reader.read(r.tokens[i]?.text ?? '');
  return prefix !== '' && suffix === 'an' && isOrdinary(r, i) && !isName(r, i);
}

/** "Kapolri [Timur] Pradopo": a word of the compass right behind an office, with the rest of the name behind it. */
const isCompassName = (r: Reading, i: number, title: TitlePhrase | null): boolean =>
  title?.office === true &&
  title.last === i &&
  hasUse(r, i, 'direction') !== null &&
  isCapital(r, i + 1) &&
  joined(r, i + 1) &&
  !isOrdinary(r, i + 1);

/** "I Made Wirawan": a letter before a given name, as Balinese names begin. */
function isBalinese(r: Reading, i: number): boolean {
  // "Ketua Komisi I Ibrahim A": a number
  if (hasUse(r, i - 1, 'org-unit') || hasUse(r, i - 1, 'org-body')) return false;
  return /^(i|ni|ida)$/.test(r.keys[i] ?? '') && isCapital(r, i + 1) && joined(r, i + 1) && isName(r, i + 1);
}

const isPersonWord = (r: Reading, i: number): boolean =>
  hasUse(r, i, 'office') !== null || hasUse(r, i, 'rank') !== null;

/** "Rp.5", "R&D", "Capresnya", "Urusan-urusan": a word in no list that is none of a name's either. */
function isBare(r: Reading, i: number): boolean {
  const key = r.keys[i] ?? '';
  if (/^rp\W?\d|^\p{L}&\p{L}$/u.test(key) || (key.length > 6 && key.endsWith('nya'))) return true;
  const hyphen = key.indexOf('-');
  return hyphen > 2 && key.slice(0, hyphen) === key.slice(hyphen + 1);
}

function extend(r: Reading, i: number, to: number): number {
  if (!joined(r, i)) return i;
  // "Rudi S.I.K.": a degree behind a name is none of it, with or without its comma
  if (isDegree(r, i)) return i;
  if (isCapital(r, i)) return takes(r, i, to) ? i + 1 : i;
  if (r.tokens[i]?.text === '.' && r.shapes[i - 1] === 'initial' && isCapital(r, i + 1)) return i + 1;
  if (hasUse(r, i, 'particle') && isCapital(r, i + 1) && r.shapes[i + 1] !== 'upper') {
    r.trace.add('actors/particle');
    return i + 2;
  }
  // "University of Wanareja"
  return /^(&|of)$/.test(r.tokens[i]?.text ?? '') && isCapital(r, i + 1) ? i + 2 : i;
}

/** "analis Wana Asset Management" + "Rangga Sulaksana": the body ends where the holder's name begins. */
const isBodyOf = (r: Reading, i: number): boolean =>
  orgWordAt(r, i - 1) !== null && !orgWordAt(r, i) && isName(r, i);

/** "S.I.K.", "SH", "MSi"; "Lc" and "Ak" may be anyone's name. */
function isDegree(r: Reading, i: number): boolean {
  const text = r.tokens[i]?.text ?? '';
  return /\.|\p{Lu}.*\p{Lu}/u.test(text) && hasUse(r, i, 'degree-after') !== null;
}

function takes(r: Reading, i: number, to: number): boolean {
  if (r.tokens[i]?.kind !== 'word' || isDoing(r, i)) return false;
  if (r.shapes[i] === 'initial') return true;
  if (hasUse(r, i, 'calendar')) return false;
  // "Tubagus Utama": a word that is no name by itself
  if (hasUse(r, i, 'not-name') && !/^[ivx]+$/.test(r.keys[i] ?? '')) return isName(r, i) && isName(r, i - 1);
  if (orgWordAt(r, i) || hasUse(r, i, 'place-tail')) return true;
  // "Rashid Sultan kepada": a title that no name follows is part of the name
  if (useAt(r, i, to, blockers)) return isName(r, i) || (isPersonWord(r, i) && !isCapital(r, i + 1));
  const entry = entryAt(r, i, to, (e) => e.strength !== 'weak' && e.kind !== 'person');
  if (!entry) return true;
  return entry.entry.name === 'Indonesia' && !isName(r, i - 1);
}
