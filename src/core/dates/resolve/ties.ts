import type { Draft } from './draft.js';
import { timexValue } from './placed.js';

/** Both mentions of a range carry its ends; a bracket that holds two days ("(4-5/11/2023)") carries them alone. */
export function tieRanges(drafts: Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const { piece, placed } = draft;
    if (!piece.from) continue;
    const previous = drafts[i - 1];
    if (previous?.piece.to) {
      if (draft.type === 'duration' || previous.piece.end > piece.start) continue;
      draft.range = { begin: previous.value, end: draft.value };
      previous.range = draft.range;
    } else if (placed && piece.from.fields.day !== undefined) {
      const begin = timexValue({ ...placed, day: piece.from.fields.day, weekday: undefined });
      draft.range = { begin, end: draft.value };
    }
  }
}
