/** A quotation mark in the text. `either`: its surroundings do not say whether it opens or closes. */
export interface Mark {
  start: number;
  end: number;
  side: 'open' | 'close' | 'either';
  /** Single marks double as apostrophes, so they are paired on their own. */
  single: boolean;
}

const doubles = new Set(['"', '“', '”', '„', '‟', '″', '＂', '«', '»', '〝', '〞']);
const singles = new Set(["'", '‘', '’', '‚', '‛', '‹', '›', '`', '´']);

const anyMark = /["“”„‟″＂«»〝〞'‘’‚‛‹›`´]/g;

/** All quotation marks, in order. Two single marks in a row ('' or ``) are one double mark, as typewriters had it. */
export function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  let end = 0;
  for (const { index, 0: char } of text.matchAll(anyMark)) {
    if (index < end) continue;
    if (doubles.has(char) || singles.has(text.charAt(index + 1))) {
      end = index + (doubles.has(char) ? 1 : 2);
      marks.push(doubleMark(text, index, end));
    } else {
      end = index + 1;
      const side = singleSide(text, index);
      if (side) marks.push({ start: index, end, side, single: true });
    }
  }
  return marks;
}

/**
 * Which side a mark is on is told by the white space around it, not by its shape: outlets open with ” or “
 * and close with either ("”Saya siap,” kata Rina").
 */
function doubleMark(text: string, start: number, end: number): Mark {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const opens = isEdge(before) && after !== '' && !/[\s.,;:!?)\]]/.test(after);
  const closes = before !== '' && !/[\s([{]/.test(before) && (isEdge(after) || /[.,;:!?)\]}]/.test(after));
  const side = opens === closes ? 'either' : opens ? 'open' : 'close';
  return { start, end, side, single: false };
}

/** A single mark counts only with a letter on one side and a gap on the other: not the one in "Jum'at". */
function singleSide(text: string, at: number): 'open' | 'close' | null {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (isEdge(before) && /[\p{L}\p{N}]/u.test(after)) return 'open';
  if (/[\p{L}\p{N}.,!?…]/u.test(before) && (isEdge(after) || /[.,;:!?)\]]/.test(after))) return 'close';
  return null;
}

function isEdge(char: string): boolean {
  return char === '' || /[\s([{—–\-/…]/.test(char) || doubles.has(char) || singles.has(char);
}
