import type { Piece } from '../piece.js';
import { withClock } from './clock.js';
import { placeMoving } from './moving.js';
import type { Place, Placement } from './place.js';
import { placeShift } from './relative.js';
import { placeStated } from './stated.js';

/** Places a point on the calendar; what neither it nor the reference tells stays open. */
export function placePoint(place: Place): Placement {
  const { piece } = place;
  const placement = piece.moving ? placeMoving(piece.moving, place) : placeFields(place);
  return placement && 'placed' in placement ? { placed: withClock(placement.placed, piece) } : placement;
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
  if (piece.from && isToCome && memory.day)
    return {
      ...place,
      reference: { day: memory.day, minutes: null },
      cue: () => ({ side: 'future', isFirm: true }),
    };
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
