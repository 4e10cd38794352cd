import type { Document, Element } from 'domhandler';
import type { Ruleset } from '../../rules/ruleset.js';
import type { Author, HtmlPage } from '../../types.js';
import type { Box, PageScan } from '../content/scan.js';
import { nameRules, namesIn } from '../meta/names.js';
import { type Choice, chooseRules } from './choose.js';
import type { Layout } from './compile.js';
import { fieldText, type Selector, selectorOver } from './select.js';

export interface StatedDate {
  text: string;
  visible: boolean;
}

/** What a site's or family's rule found in a page; null and empty where its selectors found nothing. */
export interface SiteReading {
  /** "cnbcindonesia@2024", or "families/wordpress@2008" where only the family is known. */
  site: string;
  /** Prefix of the rules named in provenance: "sites/cnbcindonesia". */
  rule: string;
  source: { id: string; name: string; domain: string } | null;
  zone: string | null;
  dates: Record<string, 'local' | 'utc' | 'ignore'>;
  /** Containers of the body. */
  body: Box[];
  title: string | null;
  authors: Author[];
  /** Dates of publication, best first, and whether the reader sees them or they stand in metadata. */
  published: StatedDate[];
  modified: StatedDate[];
  tags: string[];
  section: string | null;
  /** The site is known, and no selector for its body found anything. */
  drifted: boolean;
}

/**
 * Reads a page by the rules of its site, or of the family its markup shows, and marks what they say is no part of
 * the body (`Box.rule`). What is found is a proposal: the generic way decides where it is too little.
 */
export function readSite(
  page: HtmlPage,
  document: Document,
  scan: PageScan,
  rules: Ruleset,
): SiteReading | null {
  const choice = chooseRules(rules.sites, page);
  if (!choice) return null;
  const select = selectorOver(document);
  const boxes = new Map(scan.boxes.map((box) => [box.element, box]));
  const layout = shownLayout(choice, select);
  const rule = choice.site ? `sites/${choice.site.id}` : `families/${choice.family?.id}`;
  const base = baseOf(choice, layout, rule);
  if (!layout) return base;
  markDropped(select.all(layout.drop), boxes, scan, `${rule}#drop`);
  return { ...base, ...readFields(layout, select, boxes, choice, rules) };
}

/** The newest layout whose body selectors find something; else the newest. */
function shownLayout({ layouts }: Choice, select: Selector): Layout | null {
  return layouts.find((layout) => select.first(layout.select.body).length > 0) ?? layouts[0] ?? null;
}

function baseOf(choice: Choice, layout: Layout | null, rule: string): SiteReading {
  const { site, family } = choice;
  const name = site?.id ?? rule;
  return {
    site: layout ? `${name}@${layout.since}` : name,
    rule,
    source: site ? { id: site.id, name: site.name, domain: site.domains[0] ?? '' } : null,
    zone: site?.zone ?? family?.zone ?? null,
    dates: site?.dates ?? family?.dates ?? {},
    body: [],
    title: null,
    authors: [],
    published: [],
    modified: [],
    tags: [],
    section: null,
    drifted: false,
  };
}

function readFields(
  layout: Layout,
  select: Selector,
  boxes: Map<Element, Box>,
  choice: Choice,
  rules: Ruleset,
): Pick<
  SiteReading,
  'body' | 'title' | 'authors' | 'published' | 'modified' | 'tags' | 'section' | 'drifted'
> {
  const { title, published, modified, tags, section } = layout.select;
  const containers = select.first(layout.select.body);
  const values = (selectors: string[]) =>
    select
      .all(selectors)
      .slice(0, 40)
      .map((element) => fieldText(element, false))
      .filter(Boolean);
  const dated = (selectors: string[]): StatedDate[] =>
    select
      .first(selectors)
      .slice(0, 2)
      .map((element) => ({ text: fieldText(element, true), visible: element.name !== 'meta' }))
      .filter(({ text }) => text !== '');
  return {
    body: containers.flatMap((element) => boxes.get(element) ?? []),
    title: titleOf(select.first(title)),
    authors: authorsOf(layout, select, choice, rules),
    published: dated(published),
    modified: dated(modified),
    tags: values(tags)
      .map((tag) => tag.replace(/^#\s*/, ''))
      .filter((tag) => tag.length <= 60),
    section: values(section).at(-1) ?? null,
    drifted: choice.site !== null && layout.select.body.length > 0 && containers.length === 0,
  };
}

/** A headline is one element of a few words; two different ones are no witness. */
function titleOf(elements: Element[]): string | null {
  const texts = [...new Set(elements.map((element) => fieldText(element, false)).filter(Boolean))];
  const [only] = texts;
  return texts.length === 1 && only && only.split(' ').length >= 2 ? only : null;
}

function authorsOf(layout: Layout, select: Selector, choice: Choice, rules: Ruleset): Author[] {
  const strangers = new Set((choice.site ?? choice.family)?.notAuthors.map((n) => n.toLowerCase()) ?? []);
  const names = nameRules(rules);
  const named = (selectors: string[], role: Author['role']) =>
    select
      .first(selectors)
      .slice(0, 8)
      .flatMap((element) => namesIn(fieldText(element, false), names, { role }));
  const all = [...named(layout.select.authors, 'author'), ...named(layout.select.editors, 'editor')];
  return all.filter(
    (a, i) =>
      !strangers.has(a.name.toLowerCase()) &&
      all.findIndex((b) => b.name === a.name && b.role === a.role) === i,
  );
}

/** An element with more running text than this, in characters, is not taken for an advertisement or a list of links. */
const TOO_MUCH = 300;
const PROSE_LINE = 60;

function markDropped(elements: Element[], boxes: Map<Element, Box>, scan: PageScan, rule: string): void {
  for (const element of elements) {
    const box = boxes.get(element);
    if (box && !box.rule && proseOf(box, scan) <= TOO_MUCH) box.rule = rule;
  }
}

/** Running text of an element; its count ends where it is too much already. */
function proseOf(box: Box, scan: PageScan): number {
  let length = 0;
  for (let i = box.first; i < box.last && length <= TOO_MUCH; i++) {
    const segment = scan.segments[i];
    if (segment && segment.text.length >= PROSE_LINE && segment.linked < segment.text.length / 2) {
      length += segment.text.length;
    }
  }
  return length;
}
