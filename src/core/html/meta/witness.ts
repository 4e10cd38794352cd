import type { Field } from '../../types.js';

/** One place of a page that states a field, and how much it is believed. */
export interface Witness<T> {
  value: T;
  /** "h1", "meta og:title", "json-ld headline": where it stands. */
  from: string;
  weight: number;
}

/** A witness as `warta explain` shows it. */
export interface ShownWitness {
  from: string;
  value: string;
  weight: number;
  chosen: boolean;
}

export function fieldOf<T>(witness: Witness<T>, rule: string): Field<T> {
  return { value: witness.value, rule, from: witness.from };
}

/** The heaviest witness; the first of equals. */
export function heaviest<W extends { weight: number }>(witnesses: W[]): W | null {
  let best: W | null = null;
  for (const witness of witnesses) if (!best || witness.weight > best.weight) best = witness;
  return best;
}
