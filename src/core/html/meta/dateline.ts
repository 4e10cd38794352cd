import type { Ruleset } from '../../rules/ruleset.js';
import { LATIN } from '../../text/latin.js';
import type { Dateline } from '../../types.js';
import { isOutlet, type OutletNames } from './outlet.js';

/** What is known of the names in a dateline. */
export interface DatelineNames {
  /** What a name is; null when nothing is known of it. */
  kindOf(name: string): 'place' | 'country' | 'outlet' | 'other' | null;
}

/** Longest dateline: "TRIBUNNEWS.COM, KABUPATEN PEGUNUNGAN BINTANG (2/11/2023) -". */
const LONGEST = 80;
const MOST_PARTS = 4;
const HOST = String.raw`[${LATIN}\d-]{2,30}\.(?:com|co\.id|co|id|net|org|tv|news)`;
const HOST_ONLY = new RegExp(`^${HOST}$`, 'i');
const REST = String.raw`[${LATIN}\d.'’&+]*(?:-[${LATIN}\d.]+)*`;
const WORD = String.raw`[\p{Lu}\d]${REST}`;
const ANY_WORD = String.raw`[${LATIN}\d]${REST}`;
const NAME = new RegExp(`^(?:${HOST}|${ANY_WORD}(?: ${ANY_WORD}){0,4}|[a-z]{3,12}com)$`, 'i');
const CAPITALISED = new RegExp(`^(?:${WORD}(?: ${WORD}){0,4})$`, 'u');
/** What stands between dateline and text: ANTARA's dash, MetroTV's colon, an old paper's ".-", or a bracket and a stop. */
const END =
  /(?<dash>\.? ?(?:--+|[–—-])+(?=[\s"“\p{Lu}\d]|$) ?)|(?<colon>:(?=\s?["“\p{Lu}]) ?)|(?<=\))\.(?= ?["“\p{Lu}])/gu;
/** "KONTAN.CO.ID - BOYOLALI. Koperasi …": the dash stands between outlet and place. */
const DOTTED =
  /^(?:[\p{Lu}\d]{2,20}(?:\.[\p{Lu}]{2,4}){1,2}) ?[-–—] ?(?<place>\p{Lu}{3,20}(?: \p{Lu}{3,20}){0,2})\.(?= )/u;
/** "Liputan6.com, Jakarta Sebuah …": one template sets it in bold and ends it with nothing. */
const UNMARKED = new RegExp(`^(?<host>${HOST}), (?<place>${WORD}(?: ${WORD}){0,3}?) (?=["“]?\\p{Lu})`, 'u');
const BOLD = new RegExp(`^(?<host>${HOST}), (?<place>${WORD}(?: ${WORD}){0,3}) ?[-–—:]* ?$`, 'u');
/** Outlets that no list knows show in the form of their names. */
const OUTLET_FORM =
  /^(?:ANTARA|Antara|VIVA|CNN|CNBC|IDN|KBRN|RRI|ABC|BBC)|(?:News|Times|Ekonomi|Online|Post|Pos|TV|com|Interaktif)$/i;

/** @param outlet what the page's own outlet calls itself */
export function datelineNames(rules: Ruleset, outlet: OutletNames = new Set()): DatelineNames {
  return {
    kindOf(name) {
      const words = name.toLowerCase().split(' ');
      const whole = rules.actors.entriesAt(words, 0, words.length).find((f) => f.length === words.length);
      const place = whole?.values.find((v) => v.kind === 'place');
      if (place) return place.sort === 'country' ? 'country' : 'place';
      if (whole?.values.some((v) => v.sort === 'media')) return 'outlet';
      if (HOST_ONLY.test(name) || OUTLET_FORM.test(name) || isOutlet(name, outlet)) return 'outlet';
      const person = words.length > 1 && rules.actors.firstNames.has(words[0] ?? '');
      return person || whole?.values.some((v) => v.strength === 'sure') ? 'other' : null;
    },
  };
}

/**
 * The dateline a first paragraph begins with, and where the text goes on.
 * @param first the paragraph
 * @param boldStart the bold words it begins with, where the rest is not bold
 */
export function findDateline(
  first: string,
  boldStart: string | null,
  names: DatelineNames,
): { dateline: Dateline; rest: string } | null {
  const start = first.slice(0, LONGEST + 20);
  const dotted = DOTTED.exec(start);
  if (dotted) return cut(first, dotted[0].length, dotted.groups?.place ?? null);
  for (const end of start.matchAll(END)) {
    const length = end.index + end[0].length;
    if (length > LONGEST) break;
    const head = readHead(start.slice(0, end.index), names);
    if (!head) continue;
    const spaced = /\s/.test(end[0]) || /[-–—]{2}|[.]/.test(end[0]);
    const place = placeOf(head, spaced);
    if (end.groups?.colon ? endsWithColon(head) : endsWithDash(head, spaced, first.slice(length), names))
      return cut(first, length, place);
  }
  const whole = first.length <= LONGEST ? readHead(first, names) : null;
  if (whole && isWhole(whole)) return cut(first, first.length, placeOf(whole));
  const bold = boldStart && first.startsWith(boldStart) ? BOLD.exec(boldStart.slice(0, LONGEST)) : null;
  if (bold && boldStart) return cut(first, boldStart.length, bold.groups?.place ?? null);
  return unmarked(start, first, names);
}

/** One of the parts between commas, brackets, strokes and dashes. */
interface Part {
  text: string;
  kind: 'place' | 'country' | 'outlet' | 'day' | 'name';
}

/** The parts of what may be a dateline; null when one of them can stand in none. */
function readHead(text: string, names: DatelineNames): Part[] | null {
  const parts = text
    .split(/ ?[,(/|)] ?| [-–—]+ /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MOST_PARTS || !/^[\p{L}\d]/u.test(text)) return null;
  const read: Part[] = [];
  for (const [i, part] of parts.entries()) {
    const kind = kindOf(part, i, text.includes('('), names);
    if (!kind) return null;
    read.push({ text: part, kind });
  }
  return read;
}

function kindOf(part: string, index: number, bracket: boolean, names: DatelineNames): Part['kind'] | null {
  if (!NAME.test(part) && index === 0) return null;
  const known = names.kindOf(part);
  if (known === 'other') return index > 0 ? 'name' : null;
  if (known) return known;
  if (/\d/.test(part)) return index > 0 && part.length <= 30 ? 'day' : null;
  if (CAPITALISED.test(part)) return 'name';
  // Within brackets an agency and a reporter may be written in any way.
  return index > 0 && bracket && part.length <= 30 && NAME.test(part) ? 'name' : null;
}

/**
 * "JAKARTA -", "Lereng (ANTARA) -", "Kabarlereng.com -". None are "Jakarta-Bandung macet", "Menteri Dalam Negeri RI -",
 * "Indonesia - Malaysia sepakat" and "Presiden - dalam pidatonya -".
 */
function endsWithDash(head: Part[], spaced: boolean, rest: string, names: DatelineNames): boolean {
  if (head.length > 1 || head[0]?.kind === 'outlet') return spaced || head.length > 1 || allCapitals(head);
  if (!spaced) return allCapitals(head);
  const next = /^["“]?([\p{Lu}\d][\p{L}\p{N}.-]*)/u.exec(rest)?.[1];
  if (head[0]?.kind === 'country') return next !== undefined && names.kindOf(next) === null;
  return head[0]?.kind === 'place' || (next !== undefined && (head[0]?.text.split(' ').length ?? 0) <= 3);
}

function allCapitals(head: Part[]): boolean {
  return head.every((part) => part.text === part.text.toUpperCase());
}

/** A line that is a dateline and nothing else names the place and the outlet: "Lereng, Kabar Online". */
function isWhole(head: Part[]): boolean {
  return head.length > 1 && head[0]?.kind === 'place' && head.at(-1)?.kind === 'outlet';
}

/** A colon also follows a speaker or a word that is explained, so a place must stand before it. */
function endsWithColon(head: Part[]): boolean {
  const place = head.some((part) => part.kind === 'place');
  return (
    (place && (head.length === 1 || head.some((part) => part.kind !== 'place'))) ||
    (head.length > 1 && head.some((part) => part.kind === 'outlet') && placeOf(head) !== null)
  );
}

/** @param spaced without it the name before a hyphen, "KABARLERENG-Warga", may as well be the outlet's */
function placeOf(head: Part[], spaced = true): string | null {
  const known = head.find((part) => part.kind === 'place' || part.kind === 'country');
  const named = spaced || head.length > 1 ? head.find((part) => part.kind === 'name') : undefined;
  return (known ?? named)?.text ?? null;
}

/** "Liputan6.com, Jakarta Sebuah …" where the bold is lost: the place must be a known one. */
function unmarked(
  start: string,
  first: string,
  names: DatelineNames,
): { dateline: Dateline; rest: string } | null {
  const host = UNMARKED.exec(start);
  if (!host) return null;
  // The longest known place before a capital: "Jakarta Selatan Polisi …".
  const from = (host.groups?.host ?? '').length + 2;
  const words = start.slice(from).split(' ').slice(0, 4);
  for (let n = Math.min(3, words.length - 1); n > 0; n--) {
    const place = words.slice(0, n).join(' ');
    if (names.kindOf(place) === 'place' && /^["“]?\p{Lu}/u.test(words[n] ?? ''))
      return cut(first, from + place.length, place);
  }
  return null;
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
