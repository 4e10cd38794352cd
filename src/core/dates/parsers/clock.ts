import { LATIN } from '../../text/latin.js';
import { readNumber } from '../numbers.js';
import { anchored, DASH, DIGIT, END, GAP, matchAt, type ParserFactory, wordAfter } from '../parser.js';
import { type Fields, makePiece, type Piece } from '../piece.js';
import { wordKey } from '../vocabulary.js';

/** "pukul 10.30 WIB", "pkl. 07:24", "jam 3 sore", "08.00-10.00 WITA", "jam setengah tujuh malam", "pukul 8 dan 10". */
export const clock: ParserFactory = (words) => {
  const { number, zone, range, clock } = words.alt;
  const minutes = String.raw`(?:[.:](?<m1>\d{2})(?:[.:](?<s1>\d{2}))?)?`;
  const later = String.raw`(?<h2>\d{1,2})(?:[.:](?<m2>\d{2}))?(?![${LATIN}\d]|[.,:/]\d)`;
  const to = `(?<gap>[ ]?${DASH}[ ]?|${GAP}(?:${range}|dan)${GAP})(?<again>(?:${clock})\\.?${GAP})?`;
  const tail = `(?:${to}${later}(?!${GAP}(?:menit|jam|hari|orang|kali)${END}))?(?:[ ]?(?<zone>${zone})${END})?`;
  const named = anchored(
    `(?:${clock})\\.?${GAP}(?<half>setengah${GAP})?(?<h1>\\d{1,2}(?![\\d]|,\\d)|${number}${END})${minutes}(?![\\d%])${tail}`,
  );
  const bare = anchored(String.raw`(?<h1>\d{1,2})[.:](?<m1>\d{2})(?:[.:](?<s1>\d{2}))?(?![\d%])${tail}`);
  return {
    rule: 'dates/clock',
    triggers: [DIGIT, 'pukul', 'pkl', 'jam'],
    parse(text, at) {
      const isNamed = !/^\d/.test(text[at] ?? '');
      const found = matchAt(isNamed ? named : bare, text, at);
      if (!found) return null;
      const { groups } = found;
      const hour = readNumber(groups.h1 ?? '', words);
      const first = hour === null ? null : timeOf(hour, groups.m1, groups.s1, groups.half);
      if (!first || (!isNamed && !bareTime(text, at, found.end, groups.zone, groups.m1, groups.h1)))
        return null;
      if (isNamed && !groups.m1 && words.counted.has(wordKey(wordAfter(text, found.end)))) return null;
      const offset = groups.zone ? (words.zones.get(wordKey(groups.zone)) ?? null) : null;
      return pieces(text, at, found.end, first, groups, offset, isNamed);
    },
  };
};

function timeOf(
  hour: number,
  minute = '0',
  second: string | undefined,
  half: string | undefined,
): Fields | null {
  const fields: Fields = { hour, minute: Number(minute) };
  if (second) fields.second = Number(second);
  if (half) Object.assign(fields, { hour: hour - 1, minute: 30 });
  const { hour: h = 0, minute: m = 0, second: s = 0 } = fields;
  const isEnd = h === 24 && m === 0 && s === 0;
  return Number.isInteger(h) && h >= 0 && (h < 24 || isEnd) && m < 60 && s < 60 ? fields : null;
}

/** Without "pukul" a time needs its zone, or the colon and two digits that scores and prices do not have. */
function bareTime(
  text: string,
  at: number,
  end: number,
  zone?: string,
  minute?: string,
  hour?: string,
): boolean {
  if (/[\d/.,:-]$/.test(text.slice(Math.max(0, at - 1), at))) return false;
  if (/^[.,:/]\d/.test(text.slice(end, end + 2))) return false;
  return Boolean(zone) || (hour?.length === 2 && minute?.length === 2 && text[at + 2] === ':');
}

function pieces(
  text: string,
  at: number,
  end: number,
  first: Fields,
  groups: Record<string, string | undefined>,
  zone: string | null,
  named: boolean,
): Piece[] | null {
  const weak = !named && zone === null;
  if (groups.h2 === undefined)
    return [makePiece('point', 'dates/clock', at, end, { fields: first, zone, weak })];
  const second = timeOf(Number(groups.h2), groups.m2, undefined, undefined);
  if (!second) return null;
  const gap = text.indexOf(groups.gap ?? '', at + 1);
  const start = gap + (groups.gap ?? '').length;
  const begin = makePiece('point', 'dates/clock', at, gap, { fields: first, zone, weak });
  const last = makePiece('point', 'dates/clock', start, end, { fields: second, zone, weak, from: begin });
  begin.to = last;
  return [begin, last];
}
