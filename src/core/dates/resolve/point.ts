import { addDays, daysInMonth, isoWeek } from '../calendar.js';
import type { Piece } from '../piece.js';
import { withClock } from './clock.js';
import { placeMoving } from './moving.js';
import type { Place, Placement } from './place.js';
import type { Placed } from './placed.js';
import { placeShift } from './relative.js';
import { placeStated } from './stated.js';

/** Places a point on the calendar; what neither it nor the reference tells stays open. */
export function placePoint(place: Place): Placement {
  const { piece } = place;
  const placement = piece.moving ? placeMoving(piece.moving, place) : placeFields(place);
  if (!placement || !('placed' in placement)) return placement;
  return { placed: withClock(withinUnit(placement.placed, piece), piece) };
}

/** "minggu ketiga Maret" within the month placed, "H-7 Lebaran" before the day placed. */
function withinUnit(placed: Placed, { fields, dayOffset }: Piece): Placed {
  const { year, month, day } = placed;
  if (year === undefined || month === undefined) return placed;
  if (dayOffset !== null && day !== undefined) return { ...addDays({ year, month, day }, dayOffset) };
  if (fields.weekOfMonth === undefined) return placed;
  const middle = Math.min(fields.weekOfMonth * 7, daysInMonth(year, month)) - 3;
  return { ...isoWeek({ year, month, day: middle }) };
}

function placeFields(place: Place): Placement {
  const { piece } = place;
  const placed = piece.shift && !isSettled(piece) ? placeShift(place) : placeStated(byOtherEnd(place));
  return placed && { placed };
}

/** "kemarin (19/11)": the numbers say which day it was. */
function isSettled({ shift, fields }: Piece): boolean {
  return shift?.unit === 'day' && fields.month !== undefined && fields.day !== undefined;
}

/** The ends of a range lie together: the first before the last, or in a range to come the last after the first. */
function byOtherEnd(place: Place): Place {
  const { piece, memory } = place;
  if (!place.reference || piece.fields.hour !== undefined || !(piece.from || piece.to)) return place;
  const isToCome = place.cue()?.side === 'future';
  const first = memory.last?.piece === piece.from ? memory.last?.placed : undefined;
  if (isToCome && first?.year !== undefined && first.month !== undefined) {
    const day = { year: first.year, month: first.month, day: first.day ?? 1 };
    return { ...place, reference: { day, minutes: null }, cue: () => ({ side: 'future', isFirm: true }) };
  }
  if (!piece.to || isToCome) return place;
  const end = placePoint({ ...place, piece: { ...piece.to, from: null } });
  if (!end || !('placed' in end)) return place;
  const { year, month, day } = end.placed;
  if (year === undefined || month === undefined) return place;
  return {
    ...place,
    reference: { day: { year, month, day: day ?? 28 }, minutes: null },
    cue: () => ({ side: 'past', isFirm: true }),
  };
}
