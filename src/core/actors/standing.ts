import type { Candidate, Standing } from './candidate.js';
import type { Use } from './lexicon.js';
import { hasUse, isCapital, type Reading, useAt } from './reading.js';

const titles: ReadonlySet<Use> = new Set(['office', 'rank']);

/**
 * What a place does where it stands: it locates ("di Spanyol"), it qualifies a noun or an office and is then no
 * place of the story ("polisi Spanyol", "Gubernur Jawa Barat"), or it acts as a state does ("Spanyol menolak").
 */
export function standingOf(r: Reading, c: Candidate, to: number): Standing {
  const before = c.first - 1;
  const located = hasUse(r, before, 'locative') ?? hasUse(r, before, 'place-lead');
  if (located) {
    r.trace.add(located.rule);
    return 'located';
  }
  if (endsWithOffice(r, before)) return 'qualifies';
  const state = c.sort === 'country' || c.sort === 'region';
  if (!state) return 'located';
  const qualified = qualifiedBefore(r, before);
  if (qualified) {
    r.trace.add(qualified);
    return 'qualifies';
  }
  if (isParty(r, before)) return 'acts';
  return acts(r, c, to) ? 'acts' : 'located';
}

function endsWithOffice(r: Reading, at: number): boolean {
  for (let from = Math.max(at - 3, 0); from <= at; from++) {
    const title = useAt(r, from, at + 1, titles);
    if (title && title.end === at + 1) return r.tokens[from]?.sentence === r.tokens[at]?.sentence;
  }
  return false;
}

function qualifiedBefore(r: Reading, at: number): string | null {
  for (let from = Math.max(at - 2, 0); from <= at; from++) {
    for (const { length, values } of r.lexicon.usesAt(r.keys, from, at + 1)) {
      const value = values.find((v) => v.use === 'qualified');
      if (value && from + length === at + 1) return value.rule;
    }
  }
  return null;
}

/** Partner, agent or target of what is done: "dengan Suriah", "oleh Iran", "menuduh Israel", "dikuasai Israel". */
function isParty(r: Reading, before: number): boolean {
  if (/^(oleh|dengan|kepada|terhadap|bahwa|ketika|saat|karena|sehingga)$/.test(r.keys[before] ?? ''))
    return true;
  return r.tokens[before]?.pos === 'VERB' && !isCapital(r, before);
}

/** The subject of a verb, at the head of its clause. */
function acts(r: Reading, c: Candidate, to: number): boolean {
  const next = r.tokens[c.last];
  if (!next || c.last >= to || isCapital(r, c.last)) return false;
  const verb = next.pos === 'VERB' || next.pos === 'AUX' || hasUse(r, c.last, 'say-after') !== null;
  return (
    verb || /^(akan|telah|sudah|belum|tidak|tak|harus|bisa|dapat|juga|pun|sedang|ingin)$/.test(next.lower)
  );
}
