import type { DateMention } from '../../types.js';
import type { Piece } from '../piece.js';
import { type Draft, draftOf, type Surroundings } from './draft.js';
import { emptyMemory, remember } from './memory.js';
import type { Anchor } from './shift.js';
import { spokenReference } from './spoken.js';
import { statementsOf } from './statement.js';
import { tieRanges } from './ties.js';

/** Gives each piece its value, in text order, since "hari itu" and bare times look back. */
export function resolvePieces(pieces: Piece[], around: Surroundings): DateMention[] {
  const plain = draftAll(pieces, around, () => around.reference);
  const statements = statementsOf(plain, around.reference);
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
    const draft = draftOf(piece, memory, { ...around, reference: referenceOf(piece) });
    if (!draft) continue;
    drafts.push(draft);
    remember(draft, memory);
  }
  return drafts;
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
/** Names of the record where they differ from ours. */
const NAMES: Record<string, string> = { dayPart: 'part-of-day' };

function mentionOf(draft: Draft, id: string, around: Surroundings): DateMention {
  const { piece, placed, type, value, grain, range } = draft;
  const known = knownOf(piece);
  const understood = FIELDS.filter((f) => placed?.[f] !== undefined).map((f) => NAMES[f] ?? f);
  return {
    id,
    start: piece.start,
    end: piece.end,
    text: around.text.slice(piece.start, piece.end),
    type,
    value,
    known,
    implied: understood.filter((name) => !known.includes(name)),
    grain,
    zone: zoneOf(draft, around),
    range,
    rule: piece.rule,
  };
}

function knownOf({ fields, shift }: Piece): string[] {
  const stated: string[] = FIELDS.filter((f) => (fields as Record<string, unknown>)[f] !== undefined).map(
    (f) => NAMES[f] ?? f,
  );
  if (shift && !stated.includes(shift.unit)) stated.unshift(shift.unit);
  return stated;
}

/** The zone printed, else that of the outlet or the place of the report; "waktu setempat" is neither. */
function zoneOf({ piece, placed }: Draft, { text, zone }: Surroundings): string | null {
  if (piece.zone) return piece.zone;
  if (placed?.hour === undefined) return null;
  return /^\s{1,3}waktu\s/i.test(text.slice(piece.end, piece.end + 10)) ? null : zone;
}
