import type { Field } from '../../types.js';
import { stripTags } from '../clean.js';
import type { PageScan } from '../content/scan.js';
import { firstMeta, type PageFacts } from './facts.js';
import { type LdNode, ldText, ldTexts } from './jsonld.js';

const LONGEST_TAG = 60;
const MOST_TAGS = 30;

/** Tags: those the page links as such, else those its metadata list. */
export function findTags(facts: PageFacts, scan: PageScan, dropped: (string | null)[]): Field<string[]> {
  const linked = unique(linkedTags(scan, dropped));
  if (linked.length > 0) return { value: linked, rule: 'page/tags', from: 'links' };
  const tagged = unique(facts.meta.get('article:tag')?.flatMap(listed) ?? []);
  if (tagged.length > 0) return { value: tagged, rule: 'page/tags', from: 'meta article:tag' };
  const keywords = facts.article ? unique(ldTexts(facts.article.keywords).flatMap(listed)) : [];
  if (keywords.length > 0) return { value: keywords, rule: 'page/tags', from: 'json-ld keywords' };
  const found = firstMeta(facts, ['content_tag', 'news_keywords', 'keywords']);
  return { value: found ? unique(listed(found.value)) : [], rule: 'page/tags', from: found?.from ?? 'none' };
}

function linkedTags(scan: PageScan, dropped: (string | null)[]): string[] {
  const out: string[] = [];
  for (const { element, at } of scan.anchors) {
    const { rel } = element.attribs;
    const isTag = (rel !== undefined && /\btag\b/.test(rel)) || dropped[at] === 'page/tags';
    if (!isTag || out.length > MOST_TAGS * 2) continue;
    const child = element.lastChild;
    if (child && child.type === 'text') out.push(stripTags(child.data).replace(/^#\s*/, ''));
  }
  return out;
}

function listed(value: string): string[] {
  return value.split(/\s*[,;]\s*/).map((t) => stripTags(t));
}

function unique(tags: string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const key = tag.toLowerCase();
    if (tag && tag.length <= LONGEST_TAG && !seen.has(key) && !/^(?:tags?|topik|topic)\s*:?$/i.test(tag))
      seen.set(key, tag);
  }
  return [...seen.values()].slice(0, MOST_TAGS);
}

/** The channel: metadata, else the last step of the breadcrumb before the article. */
export function findSection(facts: PageFacts): Field<string> | null {
  const meta = firstMeta(facts, ['article:section', 'content_category', 'dtk:kanal', 'section', 'category']);
  if (meta) return { value: meta.value, rule: 'page/section', from: meta.from };
  const stated = facts.article && ldText(facts.article.articleSection);
  if (stated) return { value: stripTags(stated), rule: 'page/section', from: 'json-ld articleSection' };
  const crumb = breadcrumb(facts.ld);
  return crumb ? { value: crumb, rule: 'page/section', from: 'json-ld breadcrumb' } : null;
}

function breadcrumb(nodes: LdNode[]): string | null {
  const list = nodes.find((node) => node['@type'] === 'BreadcrumbList')?.itemListElement;
  if (!Array.isArray(list)) return null;
  const names = list.flatMap(
    (item: LdNode) => ldText(item?.name ?? (item?.item as LdNode | undefined)?.name) ?? [],
  );
  const steps = names
    .map(stripTags)
    .filter((name) => !/^(?:home|beranda|depan)$/i.test(name) && name.length < 40);
  return steps.at(-1) ?? null;
}

export function descriptionOf(facts: PageFacts): string | null {
  return firstMeta(facts, ['og:description', 'description', 'twitter:description'])?.value ?? null;
}

/** The standfirst as metadata give it; null where it only repeats the beginning of the text. */
export function findSummary(facts: PageFacts, text: string): Field<string> | null {
  const found = firstMeta(facts, ['og:description', 'description', 'twitter:description']);
  if (!found || found.value.length < 30) return null;
  const start = found.value.replace(/[.…\s]+$/u, '').slice(0, 60);
  return text.includes(start) ? null : { value: found.value, rule: 'page/summary', from: found.from };
}
