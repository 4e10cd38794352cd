import type { Candidate, Standing } from './candidate.js';
import type { Use } from './lexicon.js';
import { hasUse, isCapital, joined, type Reading, useAt } from './reading.js';

const titles: ReadonlySet<Use> = new Set(['office', 'rank']);
/** Cues that a place stands for itself, with a preposition or the noun of a place before it. */
const cues: readonly Use[] = ['locative', 'source', 'place-lead', 'place-cue'];
/** Places that speak and do as a state: "Kanada menolak", "Eropa khawatir", "Beijing mengusulkan". */
const states: ReadonlySet<string> = new Set(['country', 'region', 'capital']);

/**
 * What a place does where it stands: it locates ("di Spanyol"), it qualifies a noun or an office and is then no
 * place of the story ("polisi Spanyol", "produk Spanyol", "Gubernur Jawa Barat"), or it acts as a state does
 * ("Spanyol menolak", "menuduh Spanyol"). In a list it does what the place `before` it does.
 */
export function standingOf(r: Reading, c: Candidate, to: number, before: Candidate | null): Standing {
  const at = c.first - 1;
  if (c.title?.office || endsWithOffice(r, at)) return 'qualifies';
  const cue = cueAt(r, at);
  if (cue) {
    r.trace.add(cue);
    return 'located';
  }
  if (!states.has(c.sort)) return 'located';
  const listed = before && isListed(r, before, c) ? before.standing : null;
  if (listed && !(r.tokens[at]?.text === ',' && listed === 'located' && actsBefore(r, c.last, to)))
    return listed;
  if (opensClause(r, at)) return 'acts';
  if (c.sort !== 'capital' && isQualified(r, at)) return 'qualifies';
  if (isParty(r, at)) return 'acts';
  return actsBefore(r, c.last, to) ? 'acts' : 'located';
}

/** "di", "seluruh", "ibu kota", "seperti"; but "warga negara Prancis", where a noun has the country's noun with it. */
function cueAt(r: Reading, at: number): string | null {
  for (const use of cues) {
    const cue = useEndingAt(r, at, use);
    if (!cue) continue;
    const noun = use === 'place-lead' && isNoun(r, cue.first - 1) && joined(r, cue.first);
    if (!noun) return cue.rule;
  }
  return null;
}

function useEndingAt(r: Reading, at: number, use: Use): { rule: string; first: number } | null {
  for (let first = Math.max(at - 2, 0); first <= at; first++) {
    for (const { length, values } of r.lexicon.usesAt(r.keys, first, at + 1)) {
      const value = first + length === at + 1 ? values.find((v) => v.use === use) : undefined;
      if (value) return { rule: value.rule, first };
    }
  }
  return null;
}

function endsWithOffice(r: Reading, at: number): boolean {
  for (let from = Math.max(at - 3, 0); from <= at; from++) {
    const title = useAt(r, from, at + 1, titles);
    if (title && title.end === at + 1) return r.tokens[from]?.sentence === r.tokens[at]?.sentence;
  }
  return false;
}

/** "Irak dan Suriah", "Malaysia, Thailand, dan Kamboja". */
function isListed(r: Reading, before: Candidate, c: Candidate): boolean {
  const gap = c.first - before.last;
  if (gap < 1 || gap > 2) return false;
  for (let i = before.last; i < c.first; i++) {
    if (!/^[,/]$/.test(r.keys[i] ?? '') && !hasUse(r, i, 'joint')) return false;
  }
  return true;
}

/** Nothing before it in its sentence or quotation: a name that begins a clause is its subject. */
function opensClause(r: Reading, at: number): boolean {
  const token = r.tokens[at];
  return !token || token.sentence !== r.tokens[at + 1]?.sentence || /^["“:‘]$/.test(token.text);
}

/** A noun or its adjective stands before it: "tim Jepang", "sikap penting Suriah". */
function isQualified(r: Reading, at: number): boolean {
  if (!joined(r, at + 1)) return false;
  return isNoun(r, at) || (r.tokens[at]?.pos === 'ADJ' && isNoun(r, at - 1));
}

function isNoun(r: Reading, i: number): boolean {
  return r.tokens[i]?.pos === 'NOUN' && r.tokens[i]?.kind === 'word';
}

/** Partner, agent or target of what is done: "dengan Suriah", "oleh Iran", "menuduh Israel", "dikuasai Israel". */
function isParty(r: Reading, at: number): boolean {
  const party = hasUse(r, at, 'party');
  if (party) r.trace.add(party.rule);
  if (party) return true;
  return r.tokens[at]?.pos === 'VERB' && !isCapital(r, at);
}

/** The subject of a verb, at the head of its clause. */
function actsBefore(r: Reading, at: number, to: number): boolean {
  const next = r.tokens[at];
  if (!next || at >= to || isCapital(r, at)) return false;
  const verb = next.pos === 'VERB' || next.pos === 'AUX' || hasUse(r, at, 'say-after') !== null;
  const aspect = hasUse(r, at, 'aspect');
  if (aspect) r.trace.add(aspect.rule);
  return verb || aspect !== null;
}

const towns: ReadonlySet<string> = new Set(['city', 'regency', 'capital']);

/** A town that plays is its club: "Garut menang 2-1", "menjamu Garut". */
export function isClub(r: Reading, c: Candidate, to: number): boolean {
  if (!towns.has(c.sort) || c.title || cueAt(r, c.first - 1)) return false;
  const plays = c.last < to ? hasUse(r, c.last, 'sport-after') : null;
  if (plays) r.trace.add(plays.rule);
  const score = isScore(r, c.last) || isScore(r, c.first - 1);
  return plays !== null || score || hasUse(r, c.first - 1, 'rival') !== null;
}

const isScore = (r: Reading, i: number): boolean => /^\d{1,2}-\d{1,2}$/.test(r.tokens[i]?.text ?? '');
