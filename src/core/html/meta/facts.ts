import type { Element } from 'domhandler';
import { stripTags } from '../clean.js';
import type { PageScan } from '../content/scan.js';
import { articleNodes, type LdNode, readJsonLd } from './jsonld.js';

/** Longer metadata values are cut; descriptions stay far below. */
const LONGEST_VALUE = 5000;

/** What a page says about itself in its head: metadata by name, and JSON-LD. */
export interface PageFacts {
  /** Values of <meta name|property|itemprop> by lower-case name, in document order. */
  meta: Map<string, string[]>;
  article: LdNode | null;
  ld: LdNode[];
  titleTag: string | null;
  canonical: string | null;
}

export function readFacts(scan: PageScan): PageFacts {
  const ld = readJsonLd(scan.scripts.filter(isJsonLd).map(scriptText));
  const articles = articleNodes(ld);
  return {
    meta: metaValues(scan.metas),
    ld,
    article: articles.find((node) => node.headline || node.datePublished) ?? articles[0] ?? null,
    titleTag: scan.titleTag ? stripTags(scan.titleTag) : null,
    canonical: canonicalLink(scan.links),
  };
}

function isJsonLd(script: Element): boolean {
  return /ld\+json/i.test(script.attribs.type ?? '');
}

function scriptText(script: Element): string {
  const child = script.firstChild;
  return child && child.type === 'text' ? child.data : '';
}

function metaValues(metas: Element[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { attribs } of metas) {
    const content = attribs.content?.slice(0, LONGEST_VALUE).trim();
    if (!content) continue;
    for (const key of new Set([attribs.property, attribs.name, attribs.itemprop])) {
      if (!key) continue;
      const name = key.trim().toLowerCase();
      const list = values.get(name);
      if (!list) values.set(name, [content]);
      else if (list.length < 100) list.push(content);
    }
  }
  return values;
}

function canonicalLink(links: Element[]): string | null {
  const link = links.find(
    (l) => (l.attribs.rel ?? '').toLowerCase() === 'canonical' && l.attribs.href?.trim(),
  );
  return link?.attribs.href?.trim() ?? null;
}

/** First value of the first of these names that has one, with the name. */
export function firstMeta(facts: PageFacts, names: string[]): { value: string; from: string } | null {
  for (const name of names) {
    const value = facts.meta.get(name)?.find((v) => stripTags(v));
    if (value) return { value: stripTags(value), from: `meta ${name}` };
  }
  return null;
}
