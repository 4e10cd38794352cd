import { anchored, DASH, matchAt, NUMBER_END, type ParserFactory } from '../parser.js';
import { makePiece } from '../piece.js';

const PATTERN = anchored(`H[ ]?(?<sign>${DASH}|\\+)[ ]?(?<count>\\d{1,2})${NUMBER_END}`);

/** "H-7 Lebaran", "H+3 Natal": so many days before or after a named day; without one it is no date. */
export const countdown: ParserFactory = () => ({
  rule: 'dates/countdown',
  triggers: ['h'],
  parse(text, at) {
    const found = matchAt(PATTERN, text, at);
    if (!found || text[at] !== 'H') return null;
    const count = Number(found.groups.count);
    const dayOffset = found.groups.sign === '+' ? count : -count;
    return [makePiece('point', 'dates/countdown', at, found.end, { dayOffset, weak: true })];
  },
});
