import type { Element } from 'domhandler';
import { parseByline } from '../../dates/byline.js';
import { NotArticleError } from '../../errors.js';
import type { Ruleset } from '../../rules/ruleset.js';
import type { Article, HtmlPage } from '../../types.js';
import { readHtml } from '../article.js';
import { type Segment, scanPage } from '../content/scan.js';
import { parseHtml } from '../parse.js';
import { emptyTrace } from '../trace.js';
import { chooseRules } from './choose.js';
import type { SelectField } from './schema.js';

/** A first guess at a site rule, for a person to confirm. */
export interface SiteDraft {
  id: string;
  name: string;
  domain: string;
  family: string;
  url: string;
  select: Partial<Record<SelectField, string[]>>;
  /** The page as the generic way reads it. */
  article: Article;
}

/**
 * Drafts a site rule from one page: the generic way finds the fields, and the elements that hold them give the
 * selectors. Where the page's family is known, only what differs from it is stated.
 * @throws PageError when the page holds no article; NotArticleError without an address
 */
export function draftSite(page: HtmlPage, rules: Ruleset): SiteDraft {
  const trace = emptyTrace();
  const article = readHtml(page, rules, { sites: false }, trace);
  const address = page.url ?? article.url;
  if (!address || !URL.canParse(address))
    throw new NotArticleError('the page has no address; give it with --url');
  const { hostname } = new URL(address);
  const domain = hostname.replace(/^(?:www|m|amp)\./, '');
  const { segments } = scanPage(parseHtml(page.html), rules.html.page);
  const family = chooseRules(rules.sites, { ...page, url: null })?.family?.id ?? 'own';
  const root = trace.roots.find((candidate) => candidate.chosen);
  return {
    id: domain.split('.')[0]?.replace(/[^a-z0-9-]/g, '') || 'baru',
    name: siteName(page.html) ?? domain,
    domain,
    family,
    url: address,
    select: {
      ...selectorFor('title', segments, (s) => s.text === article.title?.value),
      ...selectorFor('authors', segments, (s) => names(s, article)),
      ...selectorFor('published', segments, (s) => dates(s, article, rules)),
      ...(root && /[.#]/.test(root.element) ? { body: [root.element] } : {}),
    },
    article,
  };
}

/** A short line that names the first author. */
function names(segment: Segment, article: Article): boolean {
  const name = article.authors.value[0]?.name;
  return name !== undefined && segment.text.length < 100 && segment.text.includes(name);
}

/** A short line with the date of publication. */
function dates(segment: Segment, article: Article, rules: Ruleset): boolean {
  const day = article.publishedAt?.value.slice(0, 10);
  if (!day || segment.text.length > 100) return false;
  return parseByline(segment.text, { zone: article.zone }, rules.dates)?.value.slice(0, 10) === day;
}

function selectorFor(
  field: SelectField,
  segments: Segment[],
  holds: (segment: Segment) => boolean,
): Partial<Record<SelectField, string[]>> {
  const segment = segments.find(holds);
  const selector = segment && selectorOf(segment.box.element);
  return selector ? { [field]: [selector] } : {};
}

/** An element by its id, or its tag and classes; names with digits change from page to page and are left out. */
function selectorOf(element: Element): string | null {
  const { id, class: classes = '' } = element.attribs;
  if (id && /^[A-Za-z][\w-]*$/.test(id) && !/\d/.test(id)) return `${element.name}#${id}`;
  const stable = classes.split(/\s+/).filter((name) => /^[A-Za-z][\w-]*$/.test(name) && !/\d{2}/.test(name));
  return stable.length > 0 ? `${element.name}.${stable.slice(0, 2).join('.')}` : null;
}

function siteName(html: string): string | null {
  const meta = /<meta[^>]{0,200}property="og:site_name"[^>]{0,200}content="([^"<>]{2,60})"/i.exec(html);
  return meta?.[1]?.trim() ?? null;
}
