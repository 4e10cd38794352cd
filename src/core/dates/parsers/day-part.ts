import {
  anchored,
  END,
  GAP,
  matchAt,
  type ParserFactory,
  startsSentence,
  wordAfter,
  wordBefore,
} from '../parser.js';
import { makePiece } from '../piece.js';
import { wordKey } from '../vocabulary.js';
import { firstWords } from '../words.js';

/** "pagi", "dini hari", "tadi siang", "nanti malam", "sore harinya". Alone most of them mean a kind, not a time ("pasar malam"). */
export const dayPart: ParserFactory = (words) => {
  const pattern = anchored(
    `(?:(?<head>tadi|nanti)${GAP})?(?<part>${words.alt.dayPart})(?<of>${GAP}harinya)?${END}`,
  );
  return {
    rule: 'dates/day-part',
    triggers: ['tadi', 'nanti', ...firstWords(words.dayParts.keys())],
    parse(text, at) {
      const found = matchAt(pattern, text, at);
      const part = words.dayParts.get(wordKey(found?.groups.part ?? ''));
      if (!found || !part) return null;
      const { head, part: name = '', of } = found.groups;
      if (!head && !startsSentence(text, at) && words.notPartAfter.has(wordKey(wordBefore(text, at))))
        return null;
      const shift = head ? { unit: 'day' as const, count: 0 } : null;
      return [
        makePiece('point', 'dates/day-part', at, found.end, {
          fields: { dayPart: part.code },
          shift,
          hours: part,
          direction: of ? 'that' : null,
          weak: !head && !of && !standsAlone(text, at, found.end, name, words.dayParts, words.prepositions),
        }),
      ];
    },
  };
};

/** "dini hari", "pagi hari", "pada siang", "hingga malam." but not "makan malam", "siang dan malam". */
function standsAlone(
  text: string,
  at: number,
  end: number,
  name: string,
  parts: Map<string, unknown>,
  prepositions: Set<string>,
): boolean {
  if (/hari|buta|bolong/i.test(name)) return true;
  const before = wordKey(wordBefore(text, at));
  if (!prepositions.has(before) || before === 'di' || before === 'dan' || before === 'untuk') return false;
  return !parts.has(wordKey(wordAfter(text, end).replace(/^dan$/, '')));
}
