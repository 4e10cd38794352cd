import type { DateMention, DateType } from '../../types.js';
import { offsetMinutes } from '../byline.js';
import { addDays, type Day, dayNumber, formatDay, isDay } from '../calendar.js';
import type { Piece } from '../piece.js';
import type { DateWords } from '../words.js';
import { cueDirection } from './cues.js';
import { lengthValue } from './length.js';
import { emptyMemory, type Memory } from './memory.js';
import { grainOf, type Placed, timexValue } from './placed.js';
import { placePoint } from './point.js';
import type { Anchor } from './shift.js';
import { type Statement, spokenReference } from './spoken.js';

export interface Surroundings {
  text: string;
  reference: Anchor | null;
  zone: string | null;
  words: DateWords;
}

interface Draft {
  piece: Piece;
  value: string;
  type: DateType;
  placed: Placed | null;
  grain: string | null;
  range: { begin: string; end: string } | null;
}

/** Gives each piece its value, in text order, since "hari itu" and bare times look back. */
export function resolvePieces(pieces: Piece[], around: Surroundings): DateMention[] {
  const plain = draftAll(pieces, around, () => around.reference);
  const statements = statementsOf(plain, around);
  const spoken = statements.length > 0 ? spokenReference(pieces, statements, around) : null;
  const drafts = spoken ? draftAll(pieces, around, spoken) : plain;
  tieRanges(drafts);
  return drafts.map((draft, i) => mentionOf(draft, `d${i + 1}`, around));
}

function draftAll(
  pieces: Piece[],
  around: Surroundings,
  referenceOf: (piece: Piece) => Anchor | null,
): Draft[] {
  const memory = emptyMemory();
  const drafts: Draft[] = [];
  for (const piece of pieces) {
    const draft = resolve(piece, memory, { ...around, reference: referenceOf(piece) });
    if (!draft) continue;
    drafts.push(draft);
    remember(draft, memory, around);
  }
  return drafts;
}

/** Days on which something was said, where they are not the reference day itself. */
function statementsOf(drafts: Draft[], around: Surroundings): Statement[] {
  return drafts.flatMap(({ piece, placed }) => {
    if (placed?.year === undefined || placed.month === undefined || placed.day === undefined) return [];
    if (!isStatementDate(piece, around)) return [];
    const day = { year: placed.year, month: placed.month, day: placed.day };
    const { reference } = around;
    const ago = reference ? dayNumber(reference.day) - dayNumber(day) : 1;
    return ago > 0 && ago <= MAX_AGE ? [{ at: piece.start, day }] : [];
  });
}

/** A report older than this is not what the quotations of a text were said in. */
const MAX_AGE = 7;

function resolve(piece: Piece, memory: Memory, around: Surroundings): Draft | null {
  const plain = { piece, placed: null, range: null };
  if (piece.kind === 'ref') return { ...plain, value: piece.value ?? 'PAST_REF', type: 'date', grain: null };
  if (piece.kind === 'set') return { ...plain, value: piece.value ?? 'PXX', type: 'set', grain: null };
  if (piece.kind === 'duration') {
    const grain = piece.amounts.at(-1)?.unit ?? null;
    return { ...plain, value: piece.value ?? lengthValue(piece.amounts), type: 'duration', grain };
  }
  const { text, reference, words } = around;
  const placement = placePoint({
    piece,
    reference,
    memory,
    cue: () => cueDirection(text, piece.from ?? piece, words),
  });
  if (!placement) return vague(piece);
  if ('begin' in placement) {
    const range = { begin: formatDay(placement.begin), end: formatDay(placement.end) };
    return { ...plain, value: `${range.begin}/${range.end}`, type: 'date', grain: 'month', range };
  }
  return placedDraft(piece, placement.placed);
}

function placedDraft(piece: Piece, placed: Placed): Draft {
  const type = placed.hour !== undefined || placed.dayPart !== undefined ? 'time' : 'date';
  const value = timexValue(placed);
  const draft: Draft = { piece, placed, value, type, grain: grainOf(placed), range: null };
  if (piece.until) {
    const end = timexValue(piece.until);
    return { ...draft, value: `${value}/${end}`, range: { begin: value, end } };
  }
  return draft;
}

/** What cannot be placed is at least past or future ("beberapa hari lalu"), or some day ("kemarin" without reference). */
function vague(piece: Piece): Draft | null {
  const { shift, base, direction } = piece;
  if (!shift) return null;
  const plain = { piece, placed: null, range: null, type: 'date' as const };
  if (shift.count === null || direction !== null) {
    return { ...plain, value: direction === 'future' ? 'FUTURE_REF' : 'PAST_REF', grain: null };
  }
  if (base === 'context' && shift.count <= 0) return { ...plain, value: 'PAST_REF', grain: null };
  const open: Record<string, string> = {
    day: 'XXXX-XX-XX',
    week: 'XXXX-WXX',
    weekend: 'XXXX-WXX-WE',
    month: 'XXXX-XX',
    quarter: 'XXXX-QX',
    half: 'XXXX-HX',
  };
  const part = piece.fields.dayPart ? `T${piece.fields.dayPart}` : '';
  return {
    ...plain,
    value: (open[shift.unit] ?? 'XXXX') + part,
    type: part ? 'time' : 'date',
    grain: shift.unit,
  };
}

function remember({ piece, placed }: Draft, memory: Memory, around: Surroundings): void {
  if (!placed || placed.year === undefined) return;
  const { year, month, day } = placed;
  memory.year = year;
  if (month !== undefined) memory.month = { year, month };
  if (month === undefined || day === undefined) return;
  memory.day = { year, month, day };
  if (!isStatementDate(piece, around)) memory.event = memory.day;
  if (placed.hour !== undefined)
    memory.time = { day: memory.day, minutes: placed.hour * 60 + (placed.minute ?? 0) };
}

/** After a comma, or after a quotation and its verb, a day is that of the statement: "kata Rina, Senin (29/12)". */
function isStatementDate(piece: Piece, { text, words }: Surroundings): boolean {
  const before = text.slice(Math.max(0, piece.start - 100), piece.start);
  return /,["”]?\s?$/.test(before) || words.saying.test(before);
}

/** Both mentions of a range carry its ends; so does the length of time counted back from the reference. */
function tieRanges(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const { piece } = draft;
    const previous = drafts[i - 1];
    if (piece.from && previous?.piece.to && draft.type !== 'duration' && previous.piece.end <= piece.start) {
      const range = { begin: previous.value, end: draft.value };
      draft.range = range;
      previous.range = range;
    } else if (
      piece.from &&
      draft.placed &&
      piece.from.fields.day !== undefined &&
      piece.bracketed !== undefined
    ) {
      const begin = timexValue({ ...draft.placed, day: piece.from.fields.day, weekday: undefined });
      if (!previous?.piece.to) draft.range = { begin, end: draft.value };
    }
  }
}

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
  'day',
  'weekday',
  'dayPart',
  'hour',
  'minute',
  'second',
] as const;
const NAMES: Record<string, string> = { dayPart: 'part-of-day' };

function mentionOf(draft: Draft, id: string, around: Surroundings): DateMention {
  const { piece, placed } = draft;
  const known = knownOf(piece);
  const implied = FIELDS.filter((f) => placed?.[f] !== undefined && !known.includes(NAMES[f] ?? f)).map(
    (f) => NAMES[f] ?? f,
  );
  return {
    id,
    start: piece.start,
    end: piece.end,
    text: around.text.slice(piece.start, piece.end),
    type: draft.type,
    value: draft.value,
    known,
    implied,
    grain: draft.grain,
    zone: zoneOf(draft, around),
    range: draft.range,
    rule: piece.rule,
  };
}

function knownOf({ fields, shift }: Piece): string[] {
  const stated = FIELDS.filter((f) => (fields as Record<string, unknown>)[f] !== undefined).map(
    (f) => NAMES[f] ?? f,
  );
  if (shift && !stated.includes(shift.unit)) stated.unshift(shift.unit);
  return stated;
}

/** The zone printed, else that of the outlet; "waktu setempat" is neither. */
function zoneOf({ piece, placed }: Draft, { text, zone }: Surroundings): string | null {
  if (piece.zone) return piece.zone;
  if (placed?.hour === undefined) return null;
  return /^\s{1,3}waktu\s/i.test(text.slice(piece.end, piece.end + 10)) ? null : zone;
}

/**
 * The reference time of a text: "2014-12-29", "2014-12-29T13:19:00+07:00" (told in the given zone).
 * @returns null for null and for what is no such moment
 */
export function anchorOf(reference: string | null, zone: string | null): Anchor | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?/.exec(
      reference ?? '',
    );
  if (!match) return null;
  const day: Day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!isDay(day.year, day.month, day.day)) return null;
  if (match[4] === undefined) return { day, minutes: null };
  const stated = match[6] === 'Z' ? '+00:00' : match[6];
  const turn = stated && zone ? offsetMinutes(zone) - offsetMinutes(stated) : 0;
  return turnAnchor(day, Number(match[4]) * 60 + Number(match[5]) + turn);
}

function turnAnchor(day: Day, minutes: number): Anchor {
  const days = Math.floor(minutes / 1440);
  return { day: addDays(day, days), minutes: minutes - days * 1440 };
}
