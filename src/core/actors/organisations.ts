import { regionEnd, skipShort, throughRegion, withBracket } from './bracket.js';
import { type Candidate, makeCandidate, type TitlePhrase } from './candidate.js';
import { orgWordAt, skipForms } from './forms.js';
import type { Entry, Use } from './lexicon.js';
import {
  entryAt,
  hasUse,
  isCapital,
  isName,
  isOrdinary,
  joined,
  placeAt,
  type Reading,
  skipDot,
  useAt,
} from './reading.js';

const heads: ReadonlySet<Use> = new Set(['org-body', 'org-proper', 'org-local']);
const stops: ReadonlySet<Use> = new Set(['office', 'rank', 'honorific', 'degree']);
const fields: ReadonlySet<Use> = new Set(['field']);
const longest = 12;

/** An organisation known by its first word: "Kementerian Kesehatan", "PT Maju Tbk", "Polda Jawa Barat". */
export function readOrganisation(
  r: Reading,
  i: number,
  to: number,
  title: TitlePhrase | null,
): Candidate | null {
  const head = useAt(r, i, to, heads);
  if (!head || (title?.office && isItself(r, i, head.end, to))) return null;
  const capital = isCapital(r, i);
  const small = capital ? null : hasUse(r, i, 'org-lower');
  if (!capital && !small) return null;
  if (small) r.trace.add(small.rule);
  const body = skipDot(r, head.end, to);
  const ministry = readMinistry(r, i, body, to);
  if (ministry) return ministry;
  const served = readServed(r, i, body, to, head.rule);
  if (served) return served;
  const last = readExtent(r, body, Math.min(to, i + longest), head.use, title);
  // "Komisi III": a numbered part of the body that follows
  if (last === body || (last === body + 1 && /^[ivx]+$/.test(r.keys[body] ?? ''))) return null;
  r.trace.add(head.rule);
  const known = { kind: 'organization', rule: head.rule } as const;
  const entry = head.use === 'org-proper' ? companyOf(r, head.end, last) : null;
  const candidate = makeCandidate(r, i, last, entry ? { ...known, sort: entry.sort, entry } : known);
  return withBracket(r, candidate, to);
}

/** "juru bicara [MA] Andi S": a body of its own before its man's name, and a school elsewhere. */
const isItself = (r: Reading, i: number, end: number, to: number): boolean =>
  end === i + 1 &&
  r.shapes[i] === 'upper' &&
  isName(r, end) &&
  entryAt(r, i, to)?.entry.kind === 'organization';

/** "Pengadilan Negeri (PN) [Sleman]", "Kejaksaan Tinggi (Kejati) DKI Jakarta": a head whose short form comes before its region. */
function readServed(r: Reading, i: number, body: number, to: number, rule: string): Candidate | null {
  const from = skipShort(r, body, to);
  const last = from > body && isCapital(r, body + 1) ? regionEnd(r, from, to) : from;
  if (last === from) return null;
  r.trace.add(rule);
  const short = hasUse(r, body + 1, 'office') ? null : (r.tokens[body + 1]?.text ?? null);
  const head = makeCandidate(r, i, body, { kind: 'organization', rule });
  return { ...head, ...throughRegion(r, head.name, short, from, last) };
}

/** The listed or well-known company between "PT" and "(Persero) Tbk". */
function companyOf(r: Reading, from: number, to: number): Entry | null {
  const found = entryAt(r, from, to, (e) => e.kind === 'organization' && e.strength !== 'weak');
  return found && skipForms(r, found.end, to) === to ? found.entry : null;
}

/** "kementerian pertahanan Rusia": a ministry by its field in small letters. */
function readMinistry(r: Reading, i: number, from: number, to: number): Candidate | null {
  const field = useAt(r, from, to, fields);
  if (!field || isCapital(r, from) || !/^(kementerian|departemen)$/.test(r.keys[i] ?? '')) return null;
  r.trace.add(field.rule);
  const country = entryAt(r, field.end, to, (e) => e.sort === 'country');
  return makeCandidate(r, i, country?.end ?? field.end, {
    kind: 'organization',
    rule: field.rule,
    sort: 'ministry',
  });
}

function readExtent(r: Reading, from: number, to: number, use: Use, title: TitlePhrase | null): number {
  let i = from;
  while (i < to) {
    const next = nextWord(r, i, to, from);
    if (next === null) break;
    const place = placeAt(r, next, to);
    if (place) {
      i = place.end;
      while (i < to && isCapital(r, i) && hasUse(r, i, 'direction')) i++;
      if (use === 'org-local') return isPartOfTown(r, i, to) ? i + 1 : i;
      continue;
    }
    const owner = hasUse(r, next - 1, 'of-body') ? ownerEnd(r, next, to) : next;
    if (owner > next) return owner;
    if (ends(r, next, to, from, use, title)) break;
    i = next + 1;
    // "PT Mobile 8 Telecom"
    if (use === 'org-proper' && r.tokens[i]?.kind === 'number' && isCapital(r, i + 1) && joined(r, i + 1))
      i++;
    if (use === 'org-proper' && next > from && skipForms(r, next, to) > next) return skipForms(r, next, to);
  }
  return i === from ? i : skipForms(r, i, to);
}

/** "Ikatan Alumni [Universitas Wanagiri]", "Serikat Pekerja [PLN]": whose people they are. */
function ownerEnd(r: Reading, i: number, to: number): number {
  const owner = hasUse(r, i - 1, 'of-body');
  const last = readOrganisation(r, i, to, null)?.last;
  const known = entryAt(r, i, to, (e) => e.kind === 'organization' && e.strength === 'sure');
  if (owner && (last || known)) r.trace.add(owner.rule);
  return last ?? known?.end ?? i;
}

/** "Polsek Medan [Area]": one more unknown word behind a town, with no name or rank in it. */
function isPartOfTown(r: Reading, i: number, to: number): boolean {
  const alone = isCapital(r, i) && joined(r, i) && !(isCapital(r, i + 1) && joined(r, i + 1));
  return (
    i < to &&
    alone &&
    r.shapes[i] === 'capital' &&
    !isName(r, i) &&
    !hasUse(r, i, 'calendar') &&
    !ends(r, i, to, i, 'org-body', null)
  );
}

/** The index of the next capitalised word of the name, past a connector; null where the name ends. */
function nextWord(r: Reading, i: number, to: number, from: number): number | null {
  if (isCapital(r, i) && joined(r, i)) return i;
  if (i === from || i + 1 >= to) return null;
  const connector = hasUse(r, i, 'org-connector');
  if (connector && isCapital(r, i + 1)) {
    r.trace.add(connector.rule);
    return useAt(r, i + 1, to, heads) ||
      entryAt(r, i + 1, to, (e) => e.strength === 'sure') ||
      isName(r, i + 1)
      ? null
      : i + 1;
  }
  // "Kementerian Politik, Hukum, dan Keamanan"
  if (r.keys[i] !== ',' || !isCapital(r, i + 1) || !isOrdinary(r, i + 1)) return null;
  for (let k = i + 2; k < Math.min(to, i + 7); k++) {
    if (r.keys[k] === 'dan') return isCapital(r, k + 1) && isOrdinary(r, k + 1) ? i + 1 : null;
    if (r.keys[k] !== ',' && !(isCapital(r, k) && isOrdinary(r, k))) return null;
  }
  return null;
}

function ends(r: Reading, i: number, to: number, from: number, use: Use, title: TitlePhrase | null): boolean {
  if (r.tokens[i]?.kind !== 'word' || hasUse(r, i, 'calendar')) return true;
  if (useAt(r, i, to, stops) && !isOrdinaryInside(r, i, use)) return true;
  const inside = i > from;
  if (inside && useAt(r, i, to, heads) && use !== 'org-proper' && !hasUse(r, i, 'org-body')) return true;
  if (use !== 'org-proper' && isKnownBody(r, i, to)) return true;
  if (use === 'org-proper') return inside && title !== null && beginsName(r, i);
  if (use === 'org-local') return isOrdinary(r, i) || i > from + 1 || title !== null || isName(r, i);
  if (isOrdinary(r, i)) return false;
  return isName(r, i) || (title !== null && inside);
}

/** "Ketua Yayasan Wanareja" + "Kiagus Ahmad", "Direktur Bank DBS" + "Taimur Baig": he who holds the office. */
function beginsName(r: Reading, i: number): boolean {
  if (isOrdinary(r, i)) return false;
  if (isName(r, i)) return true;
  if (r.shapes[i] !== 'capital' || orgWordAt(r, i) || hasUse(r, i, 'foreign-word')) return false;
  const acronym = r.shapes[i - 1] === 'upper' && r.shapes[i + 1] === 'capital' && !orgWordAt(r, i + 1);
  return joined(r, i + 1) && (acronym || (isCapital(r, i + 1) && isName(r, i + 1) && !isOrdinary(r, i + 1)));
}

/** The name of another body begins here, of which this one is a part: "Fakultas Hukum" + "UGM". */
function isKnownBody(r: Reading, i: number, to: number): boolean {
  const entry = entryAt(r, i, to, (e) => e.kind === 'organization' && e.strength === 'sure');
  return entry !== null && (entry.end > i + 1 || !isOrdinary(r, i));
}

/** "Dewan Guru" and "Bank Raja" go on; "Kementerian Kesehatan Profesor ..." does not. */
function isOrdinaryInside(r: Reading, i: number, use: Use): boolean {
  return (
    use !== 'org-local' &&
    isOrdinary(r, i) &&
    hasUse(r, i, 'office') !== null &&
    hasUse(r, i, 'rank') === null
  );
}

/** "Pemerintah Kanada": a government named by its country. */
export function readGovernment(r: Reading, i: number, to: number): Candidate | null {
  const head = hasUse(r, i, 'government');
  if (!head) return null;
  const country = placeAt(r, i + 1, to);
  if (!country) return null;
  r.trace.add(head.rule);
  return makeCandidate(r, i, country.end, { kind: 'organization', rule: head.rule, sort: 'government' });
}
