import type { Field } from '../../types.js';
import { stripTags } from '../clean.js';
import type { Segment } from '../content/scan.js';
import { firstMeta, type PageFacts } from './facts.js';
import { ldText } from './jsonld.js';
import { heaviest, type Witness } from './witness.js';

export interface TitleFinding {
  field: Field<string> | null;
  witnesses: Witness<string>[];
  /** Index of the visible headline among the segments, or -1. */
  at: number;
}

interface Heading {
  segment: Segment;
  text: string;
}

const META_TITLES = [
  'og:title',
  'twitter:title',
  'title',
  'headline',
  'dc.title',
  'content_title',
  'sailthru.title',
];
/** Headings are looked for this many segments past the place where the body begins. */
const HEADING_REACH = 12;

/**
 * The headline as the page shows it: the heading that agrees best with what the metadata call the page; where the
 * page shows none, the metadata's title without the channel's and site's names.
 * @param bodyStart index of the first segment of the body's prose
 */
export function findTitle(facts: PageFacts, segments: Segment[], bodyStart: number): TitleFinding {
  const stated = statedTitles(facts);
  const headings = headingsBefore(segments, bodyStart);
  const statedWords = stated.map((s) => titleWords(s.value));
  const shown = headings.map((heading) => headingWitness(heading, statedWords, bodyStart));
  const best = heaviest(shown);
  // A <title> alone may be the site's slogan: a line that looks like the headline is believed before it.
  const enough = stated.every((s) => s.from === 'title') ? 0.3 : 0.5;
  const at = best ? (headings[shown.indexOf(best)]?.segment.index ?? -1) : -1;
  const witnesses = [...shown, ...stated.map((s) => ({ ...s, value: withoutSite(s.value, facts) }))];
  if (best && best.weight >= enough) return { field: field(best), witnesses, at };
  const fallback = bestStated(stated, facts) ?? best;
  return { field: fallback ? field(fallback) : null, witnesses, at: fallback === best ? at : -1 };
}

function field(witness: Witness<string>): Field<string> {
  return { value: witness.value, rule: 'page/title', from: witness.from };
}

function statedTitles(facts: PageFacts): Witness<string>[] {
  const out: Witness<string>[] = [];
  for (const name of META_TITLES) {
    const found = firstMeta(facts, [name]);
    if (found) out.push({ ...found, weight: 0.5 });
  }
  const headline = facts.article && ldText(facts.article.headline ?? facts.article.name);
  if (headline) out.push({ value: stripTags(headline), from: 'json-ld headline', weight: 0.5 });
  if (facts.titleTag) out.push({ value: facts.titleTag, from: 'title', weight: 0.4 });
  return out;
}

/** Headings of the page up to the body, and bold lines right before it (old pages have no heading at all). */
function headingsBefore(segments: Segment[], bodyStart: number): Heading[] {
  const out: Heading[] = [];
  for (const segment of segments.slice(0, Math.max(bodyStart + HEADING_REACH, 0))) {
    const near = segment.index < bodyStart && segment.index >= bodyStart - 4;
    const heading = segment.kind === 'heading' || segment.bold || isTitled(segment) || near;
    if (!heading || segment.text.length < 8 || segment.text.length > 300) continue;
    out.push({ segment, text: segment.text });
  }
  return out;
}

function isTitled(segment: Segment): boolean {
  const { class: names = '', itemprop = '' } = segment.box.element.attribs;
  return /title|judul|headline/i.test(names) || itemprop === 'headline';
}

function headingWitness(heading: Heading, stated: ReadonlySet<string>[], bodyStart: number): Witness<string> {
  const { segment, text } = heading;
  const words = titleWords(text);
  const said = Math.max(0, ...stated.map((s) => sharedWords(words, s)));
  // Half agreement is a channel's name that <title> repeats.
  const agreement = said < 0.65 ? said / 2 : said;
  const rank: Record<string, number> = { h1: 0.12, h2: 0.08, h3: 0.05 };
  const before = bodyStart - segment.index;
  const near = before >= 0 ? 0.05 / (1 + before / 20) : -0.05;
  const linked = segment.linked > text.length / 2 ? -0.15 : 0;
  const weight =
    agreement + (rank[segment.tag] ?? 0) + near + linked + (agreement < 0.5 ? ownMerit(segment, before) : 0);
  return { value: text, from: segment.tag, weight };
}

/** What speaks for a headline that no metadata repeat: an <h1>, or a line of some words right above the body. */
function ownMerit(segment: Segment, before: number): number {
  const words = segment.text.split(' ').length;
  if (words < 3) return -0.3;
  const close =
    before > 0 && before <= 4 && words >= 4 && !/[.!?,]$/.test(segment.text) ? 0.3 - before / 100 : 0;
  return close + (segment.tag === 'h1' ? 0.3 : 0);
}

/** Shared words of two titles, as a share of the shorter one, lowered when the longer says much more (F measure). */
export function similarity(a: string, b: string): number {
  return sharedWords(titleWords(a), titleWords(b));
}

/** The same of titles whose words are known: one headline is compared with every line. */
export function sharedWords(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  if (x.size === 0 || y.size === 0) return 0;
  let shared = 0;
  for (const word of x) if (y.has(word)) shared++;
  const precision = shared / x.size;
  const recall = shared / y.size;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

export function titleWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Where metadata agree after cutting the site's name, the longest that two of them have; else the first. */
function bestStated(stated: Witness<string>[], facts: PageFacts): Witness<string> | null {
  const cut = stated.map((s) => ({ ...s, value: withoutSite(s.value, facts) })).filter((s) => s.value);
  const agreeing = cut.find((s) => cut.some((t) => t !== s && t.value === s.value));
  return agreeing ?? cut[0] ?? null;
}

const SEPARATOR = / (?:[|–—-]|::|»|•|~) |(?<=\S)(?:: | [|:»] ?)(?=[^:|»]{1,40}$)/u;

/** A title without what names the site or the channel: "Banjir di Demak | Harian Contoh - Daerah". */
export function withoutSite(title: string, facts: PageFacts): string {
  const site = siteNames(facts);
  let rest = title;
  for (let i = 0; i < 3; i++) {
    const cut = lastSeparator(rest);
    if (!cut) break;
    const [head, tail] = cut;
    if (!namesSite(tail, site) && !(head.split(' ').length >= 4 && tail.split(' ').length <= 3 && i > 0))
      break;
    rest = head;
  }
  return rest;
}

function lastSeparator(title: string): [string, string] | null {
  const parts = title.split(SEPARATOR);
  const tail = parts.at(-1);
  if (parts.length < 2 || tail === undefined) return null;
  const at = title.lastIndexOf(tail);
  const head = title.slice(0, at).replace(/[\s|–—:»•~-]+$/u, '');
  return head ? [head, tail.trim()] : null;
}

function siteNames(facts: PageFacts): string[] {
  const named = firstMeta(facts, ['og:site_name', 'application-name', 'twitter:site'])?.value ?? '';
  const host = /^https?:\/\/(?:www\.|m\.)?([^/]+)/i.exec(facts.canonical ?? '')?.[1] ?? '';
  return [named, host, host.split('.')[0] ?? ''].map(squeeze).filter((n) => n.length > 2);
}

function namesSite(tail: string, site: string[]): boolean {
  const bare = squeeze(tail);
  if (/\.(?:com|id|co|net|tv|news)$/i.test(tail)) return true;
  return site.some((name) => bare.includes(name) || (bare.length > 3 && name.includes(bare)));
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
