import type { Piece } from '../piece.js';
import type { Placed } from './placed.js';

/** The day placed, with the time or the part of the day that the piece states. */
export function withClock(placed: Placed, { fields, hours }: Piece): Placed {
  const { hour, minute, second, dayPart } = fields;
  if (hour === undefined) return dayPart === undefined ? placed : { ...placed, dayPart };
  const timed: Placed = { ...placed, hour: hours ? inPart(hour, hours) : hour, minute };
  return second === undefined ? timed : { ...timed, second };
}

/** Moves a twelve-hour time into the part of the day named beside it: "jam 3 sore" is 15, "jam 1 malam" 1. */
function inPart(hour: number, { from, to }: { from: number; to: number }): number {
  if (hour > 12) return hour;
  const fit = [hour, hour + 12, hour + 24].find((h) => h >= from && h <= to);
  return fit === undefined ? hour : fit % 24;
}
