import type { DateMention } from '../../types.js';
import type { Piece } from '../piece.js';
import { type Draft, draftOf, type Surroundings } from './draft.js';
import { emptyMemory, remember } from './memory.js';
import { impliedParts, knownParts } from './parts.js';
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

function mentionOf(draft: Draft, id: string, around: Surroundings): DateMention {
  const { piece, placed, type, value, grain, range } = draft;
  const known = knownParts(piece);
  return {
    id,
    start: piece.start,
    end: piece.end,
    text: around.text.slice(piece.start, piece.end),
    type,
    value,
    known,
    implied: impliedParts(placed, known),
    grain,
    zone: zoneOf(draft, around),
    range,
    rule: piece.rule,
  };
}

/** The zone printed, else that of the outlet or the place of the report; "waktu setempat" is neither. */
function zoneOf({ piece, placed }: Draft, { text, zone }: Surroundings): string | null {
  if (piece.zone) return piece.zone;
  if (placed?.hour === undefined) return null;
  return /^\s{1,3}waktu\s/i.test(text.slice(piece.end, piece.end + 10)) ? null : zone;
}
