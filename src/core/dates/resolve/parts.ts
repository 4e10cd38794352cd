import type { MovingDay, Piece } from '../piece.js';
import type { Placed } from './placed.js';

const FIELDS = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'season',
  'month',
  'week',
  'weekend',
  'weekOfMonth',
  'day',
  'weekday',
  'dayPart',
  'hour',
  'minute',
  'second',
] as const;
/** Names of the record where they differ from ours. */
const NAMES: Record<string, string> = { dayPart: 'part-of-day', weekOfMonth: 'week' };

/** Parts of the calendar that the expression states itself, by their names in the record. */
export function knownParts({ fields, shift, moving }: Piece): string[] {
  const stated = named(fields);
  if (moving) stated.push(...movingParts(moving).filter((part) => !stated.includes(part)));
  if (shift && !stated.includes(shift.unit)) stated.unshift(shift.unit);
  return stated;
}

/** Parts that the surroundings add. */
export function impliedParts(placed: Placed | null, known: string[]): string[] {
  return placed ? named(placed).filter((part) => !known.includes(part)) : [];
}

function named(parts: object): string[] {
  const values = parts as Record<string, unknown>;
  return FIELDS.filter((field) => values[field] !== undefined).map((field) => NAMES[field] ?? field);
}

/** "Lebaran" states a day and its month, "Ramadan 1445 H" a month and its year. */
function movingParts({ hijri }: MovingDay): string[] {
  if (!hijri) return ['month', 'day'];
  return (['year', 'month', 'day'] as const).filter((part) => hijri[part] !== undefined);
}
