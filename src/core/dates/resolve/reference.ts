import { offsetMinutes } from '../byline.js';
import { addDays, type Day, isDay } from '../calendar.js';
import type { Anchor } from './shift.js';

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?/;

/**
 * The reference time of a text: "2014-12-29", "2014-12-29T13:19:00+07:00" (told in the given zone).
 * @returns null for null and for what is no such moment
 */
export function anchorOf(reference: string | null, zone: string | null): Anchor | null {
  const match = MOMENT.exec(reference ?? '');
  if (!match) return null;
  const day: Day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!isDay(day.year, day.month, day.day)) return null;
  if (match[4] === undefined) return { day, minutes: null };
  const stated = match[6] === 'Z' ? '+00:00' : match[6];
  const turn = stated && zone ? offsetMinutes(zone) - offsetMinutes(stated) : 0;
  return turned(day, Number(match[4]) * 60 + Number(match[5]) + turn);
}

function turned(day: Day, minutes: number): Anchor {
  const days = Math.floor(minutes / 1440);
  return { day: addDays(day, days), minutes: minutes - days * 1440 };
}
