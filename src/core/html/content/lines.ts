import { parseByline } from '../../dates/byline.js';
import type { DateRules } from '../../dates/rules.js';
import type { BoilerplateRules } from '../boilerplate/rules.js';
import { ZONE } from '../given.js';
import type { DatelineNames } from '../meta/dateline.js';
import type { Scored } from './root.js';
import type { Segment } from './scan.js';

/** What lines are judged with. */
export interface LineReading {
  boilerplate: BoilerplateRules;
  dates: DateRules;
  datelines: DatelineNames;
}

/** "(Contoh/Budi)", "©2021 Contoh", "Foto: Budi", "Instagram.com/budi", "Dok. Humas", "Unsplash/Budi". */
const CREDITED =
  /©|\([^()\d][^()]{0,60}\/[^()]{1,60}\)\.?$|(?:^|[(/|.\]] ?)(?:foto|photo|sumber|source|credit|dok|doc|ist|istimewa)\b[.:]? ?[^.]{0,60}\)?\.?$|^(?:unsplash|pixabay|pexels|shutterstock|freepik|instagram|twitter|facebook|youtube|antara foto|afp|reuters|getty images?|istock|wikimedia|dok\.?)\b.{0,60}$|^[\w.@-]{2,30}\/[\w .@-]{2,40}$|^[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}$/iu;
const ENDS_SENTENCE = /[.!?…:;”"’')]$/;

/** A line right after a picture that names its source, or, before the article begins, any short one. */
export function isCaption(segment: Segment, head: boolean): boolean {
  if (!segment.afterPicture || segment.text.length > 260 || segment.kind === 'heading') return false;
  if (CREDITED.test(segment.text)) return true;
  if (head) return segment.text.length < 200 && segment.lead === null;
  const scrap = segment.text.length < 60 && !ENDS_SENTENCE.test(segment.text);
  return scrap && segment.kind === 'paragraph' && !segment.bold;
}

/** A line that is a date and little else: "Contoh.com - 29/06/2020, 07:34 WIB". */
export function isDateLine(text: string, { dates }: LineReading): boolean {
  if (text.length > 120 || !/\d/.test(text)) return false;
  const found = parseByline(text, { zone: ZONE }, dates);
  return found !== null && text.length - (found.end - found.start) < 45 && !/[.!?]["”]?$/.test(text);
}

/** The beginning of another article under its linked title: "Warga Demak mengungsi karena banjir yang ..." */
export function isTeaser(segment: Segment, { scan, dropped, value }: Scored): boolean {
  if (!/(?:\.\.\.|…)\]?$/.test(segment.text) || segment.text.length < 60) return false;
  const before = scan.segments[segment.index - 1];
  const after = scan.segments[segment.index + 1];
  const isLink = (s: Segment | undefined) => s !== undefined && s.linked > s.text.length * 0.8;
  return (
    isLink(before) ||
    (isLink(after) && (value[segment.index + 1] ?? 0) < 0) ||
    dropped[segment.index - 1] === 'page/related'
  );
}

/**
 * A heading or label of the article that is a link as a whole: written like a sentence, where titles of other
 * articles capitalise every word, and standing among the article's own paragraphs.
 */
export function isHeadingLink(segment: Segment, { scan, value, dropped }: Scored): boolean {
  const words = segment.text.split(' ');
  const capitals = words.slice(1).filter((w) => /^\p{Lu}/u.test(w)).length;
  if (words.length < 3 || capitals > (words.length - 1) / 3) return false;
  const sibling = (i: number) => {
    const other = scan.segments[i];
    return other?.box.parent === segment.box.parent && !dropped[i] && (value[i] ?? 0) > 20;
  };
  return sibling(segment.index - 1) || sibling(segment.index + 1);
}

/** "Tips untuk mulai berhenti merokok:", linked to its topic: the list or text it leads to is no link. */
export function leadsIn({ text, index }: Segment, { scan, dropped }: Scored): boolean {
  const next = scan.segments[index + 1];
  return (
    text.endsWith(':') && next !== undefined && !dropped[index + 1] && next.linked < next.text.length / 2
  );
}
