import { createHash } from 'node:crypto';
import type { Action, Analysis, Article, DateMention, Field, Page, Quote, Who } from '../types.js';
import { SCHEMA_VERSION, type WartaRecord } from './schema.js';

/** Version of the extraction code; with the ruleset's hash it says what produced a record. */
export const ENGINE_VERSION = '1.0.0';

export interface Parts {
  page: Page;
  article: Article;
  analysis: Analysis;
  dates: DateMention[];
  who: Who;
  quotes: Quote[];
  actions: Action[];
  ruleset: string;
}

/** Puts the stages' results together as the record of schema.ts. Nothing in it depends on when or where it runs. */
export function buildRecord(parts: Parts): WartaRecord {
  const { page, article, analysis, who } = parts;
  return {
    schemaVersion: SCHEMA_VERSION,
    id: recordId(article),
    url: article.url,
    source: article.source,
    title: article.title?.value ?? null,
    summary: article.summary?.value ?? null,
    authors: article.authors.value,
    publishedAt: article.publishedAt?.value ?? null,
    modifiedAt: article.modifiedAt?.value ?? null,
    dateline: article.dateline?.value ?? null,
    section: article.section?.value ?? null,
    tags: article.tags.value,
    language: article.language,
    images: article.images.value,
    pages: article.pages,
    text: article.text,
    blocks: article.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
    dates: parts.dates,
    actors: who.actors,
    places: who.places,
    actions: parts.actions,
    quotes: parts.quotes,
    removed: article.removed,
    provenance: provenance(article),
    warnings: article.warnings,
    extraction: {
      engine: ENGINE_VERSION,
      ruleset: parts.ruleset,
      site: article.site,
      fetchedAt: page.fetchedAt,
      archive: page.archive ?? null,
    },
  };
}

/** The first 128 bits of a SHA-256, in hexadecimal: of the canonical URL, or of title and text. */
export function recordId(article: Pick<Article, 'url' | 'title' | 'text'>): string {
  const key = article.url ? `url\0${article.url}` : `text\0${article.title?.value ?? ''}\0${article.text}`;
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function provenance(article: Article): WartaRecord['provenance'] {
  const fields: Record<string, Field<unknown> | null> = {
    title: article.title,
    summary: article.summary,
    authors: article.authors.value.length > 0 ? article.authors : null,
    publishedAt: article.publishedAt,
    modifiedAt: article.modifiedAt,
    dateline: article.dateline,
    section: article.section,
    tags: article.tags.value.length > 0 ? article.tags : null,
    images: article.images.value.length > 0 ? article.images : null,
  };
  const out: WartaRecord['provenance'] = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field) out[name] = { rule: field.rule, from: field.from };
  }
  return out;
}
