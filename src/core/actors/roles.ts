import type { Span } from '../types.js';
import type { Candidate } from './candidate.js';
import type { Use } from './lexicon.js';
import { hasUse, isCapital, type Reading, skipDot, useAt } from './reading.js';
import { skipDegrees } from './titles.js';

/** An office as the text states it of someone, with all that belongs to it: "mantan Wakil Ketua DPRD Garut". */
export interface Role extends Span {
  text: string;
  /** The organisation it names, where the office is still held. */
  body: Candidate | null;
  /** It names the person it serves, so that the words speak of the bearer and not of that person. */
  serving: boolean;
}

const MAX_TOKENS = 14;
/** Words of rank, degree and address in a row before a name. */
const MAX_RANKS = 7;
const offices: ReadonlySet<Use> = new Set(['office']);
const titles: ReadonlySet<Use> = new Set(['rank', 'honorific', 'degree']);
const ranks: ReadonlySet<Use> = new Set(['rank']);
const bracketed: ReadonlySet<Use> = new Set(['office', 'time', 'rank', 'degree']);
const times: ReadonlySet<Use> = new Set(['time']);
const serves: ReadonlySet<Use> = new Set(['serves']);
const inside = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'X']);

/** Which name covers each token. */
export function coverage(candidates: Candidate[]): (Candidate | undefined)[] {
  const at: (Candidate | undefined)[] = [];
  for (const c of candidates) for (let i = c.first; i < c.last; i++) at[i] = c;
  return at;
}

/** The offices stated of a person where the name stands: before it, in apposition behind it, or by "adalah". */
export function rolesAt(r: Reading, at: (Candidate | undefined)[], c: Candidate): Role[] {
  const served = at[c.first - 2];
  const own = served && serviceOf(r, at, served);
  const before = serviceOf(r, at, c) ? null : own?.by === c ? own.role : roleBefore(r, at, c);
  return [before, roleBehind(r, at, c)].filter((role) => role !== null);
}

/** "[kuasa hukum Tirta], Sekar,": what a title put before a name is to another person, and who that is. */
function serviceOf(
  r: Reading,
  at: (Candidate | undefined)[],
  served: Candidate,
): { by: Candidate; role: Role } | null {
  const by = at[served.last + 1];
  if (served.kind !== 'person' || r.tokens[served.last]?.text !== ',') return null;
  if (by?.kind !== 'person' || by.first !== served.last + 1 || isListed(r, at, served, by)) return null;
  const first = serviceStart(r, served);
  if (first === null) return null;
  r.trace.add('actors/serves');
  const { start = 0 } = r.tokens[first] ?? {};
  const text = r.analysis.text.slice(start, served.end);
  return { by, role: { start, end: served.end, text, body: null, serving: true } };
}

/** "istri Tirta, Sekar, dan Laras", "istri Tirta. Sekar": names of one list, or of two sentences, and no apposition. */
function isListed(r: Reading, at: (Candidate | undefined)[], served: Candidate, by: Candidate): boolean {
  if (r.tokens[served.last]?.sentence !== r.tokens[by.first]?.sentence) return true;
  const after = r.tokens[by.last]?.text === ',' ? by.last + 1 : by.last;
  return /^(?:dan|atau|serta)$/.test(r.keys[after] ?? '') || at[after]?.first === after;
}

/** Where the title that ends right before a name begins: "[Kuasa hukum] Tirta". */
function serviceStart(r: Reading, c: Candidate): number | null {
  for (let i = c.first - 1; i >= Math.max(c.first - 3, 0); i--)
    if (
      useAt(r, i, c.first, serves)?.end === c.first &&
      r.tokens[i]?.sentence === r.tokens[c.first]?.sentence
    )
      return i;
  return null;
}

/** "[Kepala Dinas Sosial Garut] Rina Z", "[Kepala Dinas Sosial], Rina Z,". */
function roleBefore(r: Reading, at: (Candidate | undefined)[], c: Candidate): Role | null {
  const end = commaBefore(r, c.first) ?? c.first;
  if (r.tokens[end - 1]?.sentence !== r.tokens[c.first]?.sentence) return null;
  let first: number | null = null;
  for (let i = end - 1; i >= Math.max(end - MAX_TOKENS, 0) && belongs(r, at, i, end); i--) {
    const office = useAt(r, i, end, offices);
    if (office && !at[i] && r.tokens[i - 1]?.text !== '(' && !isInside(r, i, end, ranks, 1)) first = i;
    else if (first !== null && useAt(r, i, end, times)) first = i;
    else if (first !== null && isJoint(r, i)) break;
  }
  if (first === null || (end < c.first && isOthers(r, first, c))) return null;
  return makeRole(r, at, first, withoutTitles(r, first, end));
}

/** "Setelah menemui jaksa agung, Rina Z mengatakan": the object of a clause in front, and a subject behind its comma. */
function isOthers(r: Reading, first: number, c: Candidate): boolean {
  const next = r.tokens[c.last];
  const before = r.tokens[first - 1];
  if (next?.sentence !== r.tokens[c.first]?.sentence) return false;
  // "bertemu dengan rektor, Rina Z malah pulang"
  if (hasUse(r, first - 1, 'agent') && /^(?:ADV|AUX)$/.test(next?.pos ?? '')) return true;
  const verb = next?.pos === 'VERB' && next.voice === 'active';
  return verb && before?.pos === 'VERB' && before.voice === 'active';
}

/** The comma right before a name and its ranks and degrees: "Kapolres Garut[,] AKBP Rina Z". */
function commaBefore(r: Reading, name: number): number | null {
  let i = name - 1;
  while (i > name - MAX_RANKS && (useAt(r, i, name, titles) || isInside(r, i, name, titles, 0))) i--;
  return r.tokens[i]?.text === ',' ? i : null;
}

/** Whether a token can stand between an office and the name that it is said of. */
function belongs(r: Reading, at: (Candidate | undefined)[], i: number, end: number): boolean {
  const token = r.tokens[i];
  if (!token || token.sentence !== r.tokens[end - 1]?.sentence || at[i]?.kind === 'person') return false;
  if (at[i] || isJoint(r, i) || isBracket(r, i)) return true;
  if (token.kind === 'number' || token.text === '.') return true;
  if (token.kind !== 'word' || hasUse(r, i, 'say-before')) return false;
  if (isLink(r, at, i)) return true;
  return isCapital(r, i) || inside.has(token.pos) || isInside(r, i, end, offices, 0);
}

/**
 * "juru [bicara]", "Ajun [Komisaris] Besar Polisi": a word of a title of several words, whatever it is elsewhere.
 * @param more how many words a title that begins here must have beyond this one
 */
function isInside(r: Reading, i: number, end: number, uses: ReadonlySet<Use>, more: number): boolean {
  for (let first = i; first >= Math.max(i - 3, 0); first--)
    if ((useAt(r, first, end, uses)?.end ?? 0) > i + (first === i ? more : 0)) return true;
  return false;
}

/** "utusan Kanada [untuk] PBB", "senator [dari] Partai X", "dokter [di] MSF": before the body or place that an office is of. */
const isLink = (r: Reading, at: (Candidate | undefined)[], i: number): boolean =>
  /^(?:untuk|dari|di|pada)$/.test(r.keys[i] ?? '') &&
  (at[i + 1]?.kind === 'organization' || at[i + 1]?.kind === 'place');

/** "Menteri Energi [dan] Sumber Daya Mineral", but not "gubernur dan wakil gubernur". */
function isJoint(r: Reading, i: number): boolean {
  return /^(?:dan|&)$/.test(r.keys[i] ?? '') && isCapital(r, i + 1) && isCapital(r, i - 1);
}

/** "Komisi Pemilihan Umum (KPU)", "Kepala Kepolisian Resor (Kapolres)", "Pelaksana tugas (Plt)": brackets around one abbreviation. */
function isBracket(r: Reading, i: number): boolean {
  const open = r.tokens[i]?.text === '(' ? i : r.tokens[i]?.text === ')' ? i - 2 : -1;
  const short = r.shapes[open + 1] === 'upper' || useAt(r, open + 1, open + 2, bracketed) !== null;
  return open >= 0 && short && r.tokens[open + 2]?.text === ')';
}

/** "Kapolres Garut [AKBP]": ranks, degrees and forms of address are no part of an office. */
function withoutTitles(r: Reading, first: number, end: number): number {
  const from = useAt(r, first, end, offices)?.end ?? first + 1;
  for (let i = from; i < end; i++) if (useAt(r, i, end, titles) && !useAt(r, i, end, offices)) return i;
  return end;
}

/** "Rina Z, [kepala dinas sosial]," "Rina Z yang juga [anggota Komisi II DPR]", "Rina Z adalah [ketua panitia]". */
function roleBehind(r: Reading, at: (Candidate | undefined)[], c: Candidate): Role | null {
  const first = opening(r, skipAge(r, skipDegrees(r, c.last, r.tokens.length)));
  const sentence = r.tokens[c.first]?.sentence;
  if (first === null || r.tokens[first]?.sentence !== sentence) return null;
  const start = useAt(r, first, first + 2, times)?.end ?? first;
  const office = useAt(r, start, start + 4, offices);
  if (!office) return null;
  let end = skipDot(r, office.end, r.tokens.length);
  const bracket = r.tokens[first - 1]?.text === '(';
  while (end < first + MAX_TOKENS && continues(r, at, end) && !(bracket && r.tokens[end]?.text === ')'))
    end++;
  if (isTold(r, c) && isSubject(r, end)) return null;
  // "Rina Z, Ketua DPRD Dodi P": the office is the next one's
  const next = r.tokens[end]?.text === ',' ? end + 1 : end;
  return at[next]?.kind === 'person' ? null : makeRole(r, at, first, end);
}

/** "Menurut [Rina Z], bupati telah …": a comma that ends who says it, and the subject of what is said. */
const isTold = (r: Reading, c: Candidate): boolean =>
  hasUse(r, (c.title?.first ?? c.first) - 1, 'say-before') !== null;

const isSubject = (r: Reading, i: number): boolean =>
  hasUse(r, i, 'aspect') !== null || r.tokens[i]?.pos === 'VERB' || r.tokens[i]?.pos === 'AUX';

function continues(r: Reading, at: (Candidate | undefined)[], i: number): boolean {
  const token = r.tokens[i];
  if (token?.sentence !== r.tokens[i - 1]?.sentence || at[i]?.kind === 'person') return false;
  if (at[i] || isJoint(r, i) || isBracket(r, i) || isLink(r, at, i)) return true;
  return token?.kind === 'word' && (isCapital(r, i) || (inside.has(token.pos) && token.voice === null));
}

/** Where an office begins that is said of the name before: behind a comma or bracket, "selaku", "yang juga", "adalah". */
function opening(r: Reading, i: number): number | null {
  const text = r.keys[i] ?? '';
  if (/^[,(]$/.test(text)) return opening(r, i + 1) ?? i + 1;
  if (text === 'seorang') return i + 1;
  if (text === 'selaku' || text === 'adalah' || text === 'merupakan') return i + 1;
  if (text === 'menjabat') return r.keys[i + 1] === 'sebagai' ? i + 2 : i + 1;
  if (text !== 'yang') return null;
  const next = /^(?:juga|kini|saat|masih|sekaligus)$/.test(r.keys[i + 1] ?? '') ? i + 2 : i + 1;
  return opening(r, next) ?? (next > i + 1 ? next : null);
}

/** "Rina Z (34), kepala dinas": past the age. */
function skipAge(r: Reading, i: number): number {
  const close = r.tokens[i]?.text === '(' && r.tokens[i + 1]?.kind === 'number' ? i + 2 : -1;
  if (close < 0) return i;
  return r.tokens[close]?.text === ')' ? close + 1 : i;
}

function makeRole(r: Reading, at: (Candidate | undefined)[], first: number, last: number): Role | null {
  const start = r.tokens[first]?.start;
  const end = r.tokens[last - 1]?.end;
  if (start === undefined || end === undefined || last <= first) return null;
  const past = /^(?:mantan|eks|bekas|calon|bakal)\b/i.test(r.keys[first] ?? '');
  const body = past ? undefined : at.slice(first, last).find((c) => c?.kind === 'organization');
  return { start, end, text: r.analysis.text.slice(start, end), body: body ?? null, serving: false };
}
