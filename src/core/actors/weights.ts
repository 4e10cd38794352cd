import type { Candidate } from './candidate.js';
import type { NameKind } from './lexicon.js';
import { hasUse, type Reading } from './reading.js';

/** What one observation adds for person, organization and place. */
export type Weights = readonly [number, number, number];

/** What no other evidence outweighs. */
export const never: Weights = [-9, -9, -9];

export function add(c: Candidate, weights: Weights): void {
  c.score[0] += weights[0];
  c.score[1] += weights[1];
  c.score[2] += weights[2];
}

export function addRule(r: Reading, c: Candidate, rule: string, weights: Weights): void {
  add(c, weights);
  r.trace.add(rule);
  c.rule = rule;
}

/** "Wirya Award", "Garut Festival": the last word makes it an event or a prize. */
export function addThing(r: Reading, c: Candidate, i: number): void {
  const thing = hasUse(r, i, 'thing-tail');
  if (thing) addRule(r, c, thing.rule, never);
}

/** The kind that what is known so far speaks for, if it does so clearly. */
export function leaning(c: Candidate): NameKind | null {
  return kindOfScore([c.own[0] + c.score[0], c.own[1] + c.score[1], c.own[2] + c.score[2]]);
}

/** Evidence a name needs before it is believed. */
const threshold = 1.6;

/** The kind with the most evidence, if it is enough. */
export function kindOfScore([person, organization, place]: Weights): NameKind | null {
  const top = Math.max(person, organization, place);
  if (top < threshold) return null;
  return top === person ? 'person' : top === organization ? 'organization' : 'place';
}

/** One word in capitals. */
export const isAcronym = (r: Reading, c: Candidate): boolean =>
  c.last === c.first + 1 && r.shapes[c.first] === 'upper';
