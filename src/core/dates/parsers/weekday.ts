import {
  anchored,
  END,
  GAP,
  isCapital,
  matchAt,
  type ParserFactory,
  startsSentence,
  wordAfter,
  wordBefore,
} from '../parser.js';
import { makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import { firstWords } from '../words.js';

/** "Senin", "hari Minggu", "Jum'at"; "malam Minggu" is the night before Sunday. */
export const weekday: ParserFactory = (words) => {
  const pattern = anchored(`(?:(?<head>hari|malam)${GAP})?(?<name>${words.alt.weekday})${END}`);
  return {
    rule: 'dates/weekday',
    triggers: ['hari', 'malam', ...firstWords([...words.weekdays.keys(), 'jum'])],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const { head, name = '' } = found.groups;
      const day = words.weekdays.get(wordKey(name)) ?? 0;
      const after = wordKey(wordAfter(text, found.end));
      if (!head && !isCapital(name) && !words.dayParts.has(after) && (day === 7 || !words.hints.has(after)))
        return null;
      if (!head && words.names.has(wordKey(wordBefore(text, at)))) return null;
      if (!head && day === 7 && isWeek(text, at, after)) {
        return [makePiece('point', 'dates/unit', at, found.end + 1 + after.length, weekOf(words, after))];
      }
      if (/^malam$/i.test(head ?? '')) {
        const eve = day === 1 ? 7 : day - 1;
        return [
          makePiece('point', 'dates/weekday', at, found.end, { fields: { weekday: eve, dayPart: 'NI' } }),
        ];
      }
      return [makePiece('point', 'dates/weekday', at, found.end, { fields: { weekday: day } })];
    },
  };
};

/** At the start of a sentence "Minggu lalu" is last week; with a number before it, "5 Minggu" is a length of time. */
function isWeek(text: string, at: number, after: string): boolean {
  return startsSentence(text, at) && /^(?:ini|lalu|depan)$/.test(after);
}

function weekOf(words: Parameters<ParserFactory>[0], after: string) {
  const tail = words.unitTails.get(after);
  return {
    shift: { unit: 'week' as const, count: tail?.count ?? 0 },
    base: tail?.base ?? ('reference' as const),
  };
}
