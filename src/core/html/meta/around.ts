import type { Segment } from '../content/scan.js';

/** Where headline and body stand, in segments. */
export interface Place {
  title: number;
  /** First segment of the body that is kept, and the last. */
  body: number;
  last: number;
  end: number;
}

/** Lines of these rules speak of other articles, or are readers' and advertisers' words. */
const ELSEWHERE = /^page\/(?:related|comments|advertisement)$/;
/** Lines looked at below the body. */
const BELOW = 30;
/** Titles of other articles in a row that begin a list of them. */
const LISTED = 3;
const TITLE = 35;

/**
 * The lines around the body in which its date and byline may stand: from some way above the headline to the first
 * list of other articles below the body, without lines of such lists in between.
 * @param above how many segments above the headline are still looked at
 */
export function linesAround(
  segments: Segment[],
  dropped: (string | null)[],
  place: Place,
  above: number,
): Segment[] {
  const top = place.title < 0 ? place.body : Math.min(place.title, place.body);
  const out: Segment[] = [];
  let titles = 0;
  for (const segment of segments.slice(Math.max(0, top - above), place.end + BELOW)) {
    const rule = dropped[segment.index] ?? '';
    const below = segment.index >= place.end;
    if (below && rule === 'page/related') break;
    if (ELSEWHERE.test(rule)) continue;
    const listed = segment.linked > segment.text.length * 0.8 && segment.text.length > TITLE;
    if (below && listed && ++titles >= LISTED) break;
    out.push(segment);
  }
  return out;
}
