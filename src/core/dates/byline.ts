import { addDays, type Day, dayNumber, dayOf, formatDay, isDay, pad } from './calendar.js';
import type { DateRules } from './rules.js';
import { wordKey } from './vocabulary.js';

/** A publication date as a page prints it. */
export interface Byline {
  /** "2023-11-02", or "2023-11-02T20:59:00+07:00" where a time is printed. */
  value: string;
  /** Whether the zone was printed ("WIB", "+07:00", "Z"); otherwise it is the outlet's. */
  zoned: boolean;
  /** Where the date begins and the date or its time ends in the text. */
  start: number;
  end: number;
  rule: string;
}

export interface BylineContext {
  /** Offset of the outlet, "+07:00": the zone of a time printed without one; UTC is converted to it. */
  zone: string;
}

interface Clock {
  hour: number;
  minute: number;
  second: number;
  zone: string | null;
  start: number;
  end: number;
}

/** A longer line is not a date line; only this much of it is read. */
const MAX_LENGTH = 400;
/** Between a date and its time: " - ", ", Pukul ", " | ". */
const MAX_GAP = 12;

/**
 * The first date of a byline or metadata value: "Kompas.com - 29/06/2020, 07:34 WIB", "Jum'at, 29 Agustus 2025
 * |13:10 WIB", "19 Aug 20 | 11:35", "2020-06-29T00:34:00+00:00". Days come before months, as everywhere in Indonesia.
 * @returns null where the text holds no full date, or an impossible one (31/2/2020)
 */
export function parseByline(text: string, context: BylineContext, rules: DateRules): Byline | null {
  const line = text.slice(0, MAX_LENGTH);
  const found = findDay(line, rules);
  if (!found) return null;
  const clock = findClock(line, found, rules);
  if (!clock) return { ...span(found), value: formatDay(found.day), zoned: false, rule: found.rule };
  return {
    start: Math.min(found.start, clock.start),
    end: Math.max(found.end, clock.end),
    value: moment(found.day, clock, context.zone),
    zoned: clock.zone !== null,
    rule: found.rule,
  };
}

interface FoundDay {
  day: Day;
  start: number;
  end: number;
  rule: string;
}

function span({ start, end }: FoundDay): { start: number; end: number } {
  return { start, end };
}

/** The leftmost printed day; where two patterns match at one place, the first in the list wins. */
function findDay(line: string, rules: DateRules): FoundDay | null {
  let best: FoundDay | null = null;
  for (const { rule, pattern } of rules.byline.days) {
    const match = pattern.exec(line);
    const groups = match?.groups;
    if (!match || !groups || (best && match.index >= best.start)) continue;
    const day = {
      year: fullYear(groups.year ?? ''),
      month: groups.name ? (rules.months.get(wordKey(groups.name)) ?? 0) : Number(groups.month),
      day: Number(groups.day),
    };
    if (!isDay(day.year, day.month, day.day)) continue;
    best = { day, start: match.index, end: match.index + match[0].length, rule };
  }
  return best;
}

/** The time after the day ("…, 07:34 WIB"), else the one before it ("10:07 WIB, 24 Juli 2026"). */
function findClock(line: string, day: FoundDay, rules: DateRules): Clock | null {
  const after = readClock(line.slice(day.end), day.end, rules);
  if (after && after.start - day.end <= MAX_GAP) return after;
  const before = readClock(line.slice(0, day.start), 0, rules);
  return before && day.start - before.end <= MAX_GAP ? before : null;
}

function readClock(part: string, offset: number, rules: DateRules): Clock | null {
  const match = rules.byline.time.exec(part);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const hour = hourOf(Number(groups.hour), groups.half);
  const minute = Number(groups.minute);
  const second = Number(groups.second ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const start = offset + match.index;
  const zone = zoneOf(groups.zone, groups.offset, rules);
  return { hour, minute, second, zone, start, end: start + match[0].length };
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function zoneOf(name: string | undefined, offset: string | undefined, rules: DateRules): string | null {
  if (name) return rules.zones.get(wordKey(name)) ?? null;
  if (!offset) return null;
  if (/^z$/i.test(offset)) return '+00:00';
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

/** UTC is how machines write the time of an outlet elsewhere, so it is told in the outlet's own zone. */
function moment(day: Day, clock: Clock, outlet: string): string {
  const { hour, minute, second, zone } = clock;
  const time = `:${pad(second)}`;
  if (zone !== '+00:00' || outlet === '+00:00') {
    return `${formatDay(day)}T${pad(hour)}:${pad(minute)}${time}${zone ?? outlet}`;
  }
  const minutes = hour * 60 + minute + offsetMinutes(outlet);
  const local = addDays(day, Math.floor(minutes / 1440));
  const rest = minutes - Math.floor(minutes / 1440) * 1440;
  return `${formatDay(dayOf(dayNumber(local)))}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}${time}${outlet}`;
}

export function offsetMinutes(zone: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Two digits are a year around the turn of the century: 70 and later in the 20th, others in the 21st. */
export function fullYear(digits: string): number {
  const year = Number(digits.replace(/\D/g, ''));
  if (digits.replace(/\D/g, '').length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}
