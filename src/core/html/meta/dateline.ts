import type { Dateline } from '../../types.js';

/** Longest dateline: "TRIBUNNEWS.COM, KABUPATEN PEGUNUNGAN BINTANG (2/11/2023) -". */
const LONGEST = 80;
const WORD = String.raw`[\p{Lu}\d][\p{L}\p{N}.'’&+]*(?:-[\p{L}\p{N}.]+)*`;
const HOST = String.raw`[a-z][a-z\d-]{1,30}\.(?:com|co\.id|co|id|net|org)`;
const NAME = `(?:${HOST}|${WORD}(?: ${WORD}){0,4})`;
const DASH = '(?:--+|[–—-])';
/** "Jakarta (ANTARA) -", "JAKARTA, KOMPAS.com -", "Jakarta, 10/5 -", "Baucau (2/11/2023) --", "Merdeka.com -". */
const PATTERN = new RegExp(
  `^(?:(?<a>${NAME})(?: ?, ?(?<b>${NAME}))?(?: ?[,(/|] ?(?<c>[^()–—]{2,30})\\)?)?) ?${DASH}+(?=[\\s"“\\p{Lu}\\d]|$) ?`,
  'u',
);
const OUTLET =
  /\.(?:com|co|id|net|tv|news|co\.id)\b|^(?:ANTARA|Antara|VIVA|CNN|CNBC|IDN|KBRN|RRI|ABC|BBC)|(?:News|Times|Indonesia|Ekonomi|Online|Post|Pos|TV)$/i;

/** "KONTAN.CO.ID - BOYOLALI. Koperasi …": the dash stands between outlet and place. */
const DOTTED =
  /^(?:[\p{Lu}\d]{2,20}(?:\.[\p{Lu}]{2,4}){1,2}) ?[-–—] ?(?<place>\p{Lu}{3,20}(?: \p{Lu}{3,20}){0,2})\.(?= )/u;

/** A dateline without a dash: "Liputan6.com, Jakarta Sebuah …", as one template writes it in bold. */
const BOLD = new RegExp(`^(?<b>[\\p{L}\\d]+\\.(?:com|co\\.id|id|co|net)), (?<a>${NAME}) ?[-–—]* ?$`, 'iu');

/** The dateline a first paragraph begins with, and where the text goes on. */
export function findDateline(
  first: string,
  boldStart: string | null,
): { dateline: Dateline; rest: string } | null {
  const dotted = DOTTED.exec(first.slice(0, LONGEST));
  if (dotted) return cut(first, dotted[0].length, dotted.groups?.place ?? null);
  const bold = boldStart && boldStart.length <= LONGEST ? BOLD.exec(boldStart) : null;
  const match = PATTERN.exec(first.slice(0, LONGEST + 20));
  if (match && match[0].length <= LONGEST) {
    const place = placeOf(match.groups?.a, match.groups?.b);
    if (place !== undefined) return cut(first, match[0].length, place);
  }
  return bold && first.startsWith(boldStart ?? '')
    ? cut(first, (boldStart ?? '').length, bold.groups?.a ?? null)
    : null;
}

/** The part that is no outlet's name; undefined when neither part looks like a place or an outlet. */
function placeOf(a: string | undefined, b: string | undefined): string | null | undefined {
  if (!a) return undefined;
  const parts = [a, b].filter((p): p is string => Boolean(p));
  const places = parts.filter((p) => !OUTLET.test(p));
  if (places.length === 0) return null;
  // "Presiden - …" is a sentence, "JAKARTA - …" and "Jakarta - …" are datelines: at most three words.
  const place = places[0] ?? '';
  return place.split(' ').length <= 3 ? place : undefined;
}

function cut(
  first: string,
  length: number,
  place: string | null,
): { dateline: Dateline; rest: string } | null {
  const rest = first.slice(length).trimStart();
  return { dateline: { text: first.slice(0, length).trim(), place: place ? titled(place) : null }, rest };
}

function titled(place: string): string {
  if (place !== place.toUpperCase()) return place;
  return place.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (c) => c.toUpperCase());
}
