import { addDays, type Day, dayNumber } from '../calendar.js';
import { easter, type MoonCalendar } from '../hijri.js';
import type { Direction, MovingDay, Piece } from '../piece.js';
import { directionOf, type Place, type Placement } from './place.js';
import type { Anchor } from './shift.js';

/** Places a day that another calendar fixes: "Lebaran 2014", "Ramadan 1445 H", "Paskah", "Imlek". */
export function placeMoving(moving: MovingDay, place: Place): Placement {
  if (moving.hijri) return placeHijri(moving.hijri, place);
  const year = yearStated(place);
  if (year === null) return { placed: {} };
  const { days } = moving;
  const dayIn = (y: number): Day | null =>
    days ? (days.find((day) => day.year === y) ?? null) : addDays(easter(y), moving.easter ?? 0);
  if (namesYear(place.piece)) return { placed: dayIn(year) ?? { year } };
  const near = [year - 1, year, year + 1].flatMap((y) => dayIn(y) ?? []);
  const found = nearest(near, directionOf(place), place.reference);
  return { placed: found ?? {} };
}

function placeHijri(moon: NonNullable<MovingDay['hijri']>, place: Place): Placement {
  const { hijri } = place.words;
  const year = moon.year ?? nearHijriYear(moon, place, hijri);
  if (year === null) return { placed: {} };
  if (year < 1 || year > 9000) return null;
  if (moon.month !== undefined && moon.day !== undefined)
    return { placed: hijri.day(year, moon.month, moon.day) };
  return hijri.span(year, moon.month);
}

function namesYear({ fields, shift }: Piece): boolean {
  return fields.year !== undefined || shift?.unit === 'year';
}

function yearStated({ piece, reference }: Place): number | null {
  if (piece.fields.year !== undefined) return piece.fields.year;
  if (!reference) return null;
  return reference.day.year + (piece.shift?.unit === 'year' ? (piece.shift.count ?? 0) : 0);
}

/** The Islamic year of "Ramadan" or "Lebaran 2014": the one that falls in the year, or nearest the reference. */
function nearHijriYear(
  { month = 1, day = 1 }: NonNullable<MovingDay['hijri']>,
  place: Place,
  hijri: MoonCalendar,
): number | null {
  const year = yearStated(place);
  if (year === null) return null;
  const isStated = namesYear(place.piece) || !place.reference;
  const around = isStated || !place.reference ? { year, month: 7, day: 1 } : { ...place.reference.day, year };
  const base = hijri.yearOf(around);
  const options = [base - 1, base, base + 1].map((h) => ({ h, at: hijri.day(h, month, day) }));
  if (isStated) return options.find((o) => o.at.year === year)?.h ?? base;
  const found = nearest(
    options.map((o) => o.at),
    directionOf(place),
    place.reference,
  );
  return options.find((o) => o.at === found)?.h ?? base;
}

/** The day nearest the reference, on the side shown. */
function nearest(days: Day[], direction: Direction | null, reference: Anchor | null): Day | null {
  if (!reference) return null;
  const distance = (day: Day) => dayNumber(day) - dayNumber(reference.day);
  const wanted = days.filter((day) =>
    direction === 'future' ? distance(day) >= 0 : direction === 'past' ? distance(day) <= 0 : true,
  );
  wanted.sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)));
  return wanted[0] ?? null;
}
