import type { DateType } from '../../types.js';
import { formatDay } from '../calendar.js';
import type { Piece } from '../piece.js';
import type { DateWords } from '../words.js';
import { cueOf } from './cues.js';
import { lengthValue } from './length.js';
import type { Memory } from './memory.js';
import { grainOf, type Placed, timexValue } from './placed.js';
import { placePoint } from './point.js';
import type { Anchor } from './shift.js';
import { isStatementDate } from './statement.js';
import { vagueValue } from './vague.js';

export interface Surroundings {
  text: string;
  reference: Anchor | null;
  zone: string | null;
  words: DateWords;
}

/** A piece with its value, before ranges are tied. */
export interface Draft {
  piece: Piece;
  value: string;
  type: DateType;
  placed: Placed | null;
  grain: string | null;
  range: { begin: string; end: string } | null;
  /** Its day is that of a statement, not of what is told: "kata Rina, Senin (29/12)". */
  isStatement: boolean;
}

/** Gives a piece its value; null where it says nothing that can be told. */
export function draftOf(piece: Piece, memory: Memory, around: Surroundings): Draft | null {
  if (piece.kind === 'ref') return draft(piece, piece.value ?? 'PAST_REF', 'date', null);
  if (piece.kind === 'set') return draft(piece, piece.value ?? 'PXX', 'set', null);
  if (piece.kind === 'duration') {
    const grain = piece.amounts.at(-1)?.unit ?? null;
    return draft(piece, piece.value ?? lengthValue(piece.amounts), 'duration', grain);
  }
  const { text, reference, words } = around;
  const placement = placePoint({
    piece,
    reference,
    memory,
    text,
    words,
    cue: once(() => cueOf(text, piece.from ?? piece, words)),
  });
  if (!placement) {
    const vague = vagueValue(piece, memory);
    return vague && draft(piece, vague.value, vague.type, vague.grain);
  }
  if ('begin' in placement) {
    const range = { begin: formatDay(placement.begin), end: formatDay(placement.end) };
    return { ...draft(piece, `${range.begin}/${range.end}`, 'date', 'month'), range };
  }
  return placedDraft(piece, placement.placed, around);
}

/** Looked for only if asked, and then once. */
function once<T>(find: () => T): () => T {
  let found: { value: T } | null = null;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

function draft(piece: Piece, value: string, type: DateType, grain: string | null): Draft {
  return { piece, value, type, grain, placed: null, range: null, isStatement: false };
}

function placedDraft(piece: Piece, placed: Placed, { text, words }: Surroundings): Draft {
  const type = placed.hour !== undefined || placed.dayPart !== undefined ? 'time' : 'date';
  const value = timexValue(placed);
  const isStatement = placed.day !== undefined && isStatementDate(piece, text, words);
  const whole = { ...draft(piece, value, type, grainOf(placed)), placed, isStatement };
  if (!piece.until) return whole;
  const end = timexValue(piece.until);
  return { ...whole, value: `${value}/${end}`, range: { begin: value, end } };
}
