import type { Candidate } from './candidate.js';
import { hasUse, isCapital, joined, placeAt, type Reading } from './reading.js';

/** Where a bracket around one word that opens at `i` has closed, else `i`. */
export function skipShort(r: Reading, i: number, to: number): number {
  return r.tokens[i]?.text === '(' && r.tokens[i + 2]?.text === ')' && i + 2 < to ? i + 3 : i;
}

/**
 * Takes in an abbreviation in brackets, "Komisi Pemilihan Umum (KPU)", and behind it the region that a body serves,
 * "Pengadilan Negeri (PN) Sleman".
 */
export function withBracket(r: Reading, candidate: Candidate, to: number): Candidate {
  const open = candidate.last;
  const last = skipShort(r, open, to);
  const short = r.tokens[open + 1]?.text ?? '';
  if (
    last === open ||
    hasUse(r, open + 1, 'office') ||
    !isAbbreviation(short, candidate.name, candidate.kind !== null)
  )
    return candidate;
  const end = r.tokens[last - 1]?.end ?? candidate.end;
  const served = candidate.kind === 'organization' && !candidate.entry ? regionEnd(r, last, to) : last;
  if (served === last) return { ...candidate, last, end, abbreviation: short };
  return { ...candidate, ...throughRegion(r, candidate.name, short, last, served) };
}

/** Where the name of a place that stands at `i` ends, with its compass word: "DKI Jakarta", "Jakarta Selatan"; else `i`. */
export function regionEnd(r: Reading, i: number, to: number): number {
  const place = joined(r, i) ? placeAt(r, i, to) : null;
  let end = place?.end ?? i;
  while (place && end < to && isCapital(r, end) && hasUse(r, end, 'direction')) end++;
  return end;
}

/** The names without the bracket inside them: "Pengadilan Negeri Sleman" and, short, "PN Sleman". */
export function throughRegion(
  r: Reading,
  name: string,
  short: string | null,
  from: number,
  last: number,
): Pick<Candidate, 'last' | 'end' | 'name' | 'abbreviation'> {
  const end = r.tokens[last - 1]?.end ?? 0;
  const region = r.analysis.text.slice(r.tokens[from]?.start, end);
  return { last, end, name: `${name} ${region}`, abbreviation: short && `${short} ${region}` };
}

/**
 * "KPU" for "Komisi Pemilihan Umum", "Basarnas", "NasDem"; not "(34)" and not "(Jakarta)". Where the name is known
 * to be an organisation's (`sure`) any capitals will do, else its letters must stand in the name in this order.
 */
export function isAbbreviation(short: string, name: string, sure: boolean): boolean {
  if (short.length < 2 || short.length > 14 || !/^\p{Lu}/u.test(short)) return false;
  const capitals = short.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals < 2 && !sure) return false;
  if (capitals >= 2 && sure) return true;
  const letters = name.toLowerCase().replace(/^(?:pt|cv)\.? /, '');
  let at = 0;
  for (const letter of short.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return letters[0] === short[0]?.toLowerCase();
}
