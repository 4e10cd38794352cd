import type { Layout } from './compile.js';
import type { SelectField } from './schema.js';

/** What a sample page says in each field. */
export interface SampleArticle {
  title: string;
  author: string;
  /** As a page prints it: "Senin, 15 Juli 2024 09:30 WIB". */
  date: string;
  paragraphs: string[];
}

/**
 * A page in a layout, made from the layout's own selectors: each field stands in an element that its first selector
 * finds. It shows that the selectors work together, not that the outlet's pages look so today.
 */
export function samplePage(layout: Layout, article: SampleArticle): string {
  const { select } = layout;
  const place = (field: SelectField, content: string, fallback: string): string => {
    const selector = select[field][0];
    return selector ? elementFor(selector, content) : `<${fallback}>${content}</${fallback}>`;
  };
  const paragraphs = article.paragraphs.map((p) => `<p>${p}</p>`).join('\n');
  return [
    `<html><head><title>${article.title}</title></head><body>`,
    place('title', article.title, 'h1'),
    select.authors.length > 0
      ? place('authors', article.author, 'div')
      : `<div>Penulis: ${article.author}</div>`,
    place('published', article.date, 'span'),
    place('body', paragraphs, 'div'),
    '</body></html>',
  ].join('\n');
}

/** "article.detail div.title h1" -> the elements inside each other, the content in the last. */
export function elementFor(selector: string, content: string): string {
  const compounds = selector.split(/\s*>\s*|\s+(?![^[]*\])/).filter(Boolean);
  return compounds.reduceRight((inner, compound) => wrap(compound, inner), content);
}

function wrap(compound: string, inner: string): string {
  const bare = compound.replace(/\[[^\]]*\]/g, '').replace(/:[\w-]+(?:\([^)]*\))?/g, '');
  const tag = /^[a-z][a-z0-9]*/.exec(bare)?.[0] ?? 'div';
  const id = /#([\w-]+)/.exec(bare)?.[1];
  const classes = [...bare.matchAll(/\.([\w-]+)/g)].map((m) => m[1]);
  const attributes = [...compound.matchAll(/\[([\w-]+)(?:[*^$~|]?="([^"]*)")?\]/g)].map((m) => [
    m[1],
    m[2] ?? '',
  ]);
  const all = [
    ...(id ? [['id', id]] : []),
    ...(classes.length > 0 ? [['class', classes.join(' ')]] : []),
    ...attributes,
    ...(tag === 'meta' ? [['content', inner]] : []),
  ];
  const open = `<${tag}${all.map(([name, value]) => ` ${name}="${value}"`).join('')}>`;
  return tag === 'meta' ? open : `${open}${inner}</${tag}>`;
}
