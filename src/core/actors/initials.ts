import { type Candidate, makeCandidate, type TitlePhrase } from './candidate.js';
import { isAge } from './evidence-said.js';
import { hasUse, type Reading } from './reading.js';

const AGED = 'actors/initials';

/** "F", "AS": one to three capitals. */
const isLetters = (r: Reading, i: number): boolean =>
  r.shapes[i] === 'initial' || (r.shapes[i] === 'upper' && (r.keys[i]?.length ?? 0) <= 3);

const isTwoLetters = (r: Reading, i: number): boolean =>
  r.shapes[i] === 'upper' && /^[a-z]{2}$/.test(r.keys[i] ?? '');

/** "berinisial [RS]", "[RS] (34)", "tersangka [RS]": letters that stand for a person, whatever they abbreviate elsewhere. */
export function readInitials(r: Reading, i: number, to: number, title: TitlePhrase | null): Candidate | null {
  const rule = ruleAt(r, i, to, title);
  if (!rule) return null;
  r.trace.add(rule);
  return makeCandidate(r, i, i + 1, { kind: 'person', rule, title });
}

function ruleAt(r: Reading, i: number, to: number, title: TitlePhrase | null): string | null {
  const lead = title && r.shapes[i] === 'upper' ? hasUse(r, i - 1, 'initials') : null;
  if (lead) return lead.rule;
  if (isLetters(r, i) && r.tokens[i + 1]?.text === '(' && isAge(r, i + 1, to)) return AGED;
  return (isTwoLetters(r, i) && hasUse(r, i - 1, 'initials-party')?.rule) || null;
}

const isInitials = (c: Candidate): boolean => c.rule.startsWith(AGED);

/**
 * Letters once given for a person stand for that person wherever they stand in the text, and so do two letters listed
 * behind such: "tersangka [ZF] dan [SF]".
 */
export function spreadInitials(r: Reading, candidates: Candidate[]): Candidate[] {
  if (!candidates.some(isInitials)) return candidates;
  const asPerson = (c: Candidate): Candidate =>
    makeCandidate(r, c.first, c.last, { kind: 'person', rule: AGED, title: c.title });
  const listed = candidates.map((c, i) => {
    const before = candidates[i - 1];
    const behind = before && isInitials(before) && c.first === before.last + 1 && isLink(r, before.last);
    return behind && c.last === c.first + 1 && isTwoLetters(r, c.first) ? asPerson(c) : c;
  });
  const known = new Set(listed.filter(isInitials).map((c) => c.name));
  return listed.map((c) => (known.has(c.name) && !isInitials(c) ? asPerson(c) : c));
}

const isLink = (r: Reading, i: number): boolean => [',', 'dan', 'serta'].includes(r.keys[i] ?? '');
