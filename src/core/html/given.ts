import type { Article, Field, TextPage } from '../types.js';

/** Zone of an outlet of which nothing is known: most of them keep Jakarta's clock. */
export const ZONE = '+07:00';

/**
 * An article of which only that is known which came with its text.
 * @param zone offset in which its times are read, "+07:00"
 */
export function givenArticle(page: TextPage, zone: string): Omit<Article, 'text' | 'blocks'> {
  const given = <T>(value: T): Field<T> => ({ value, rule: 'page/given', from: 'input' });
  return {
    url: page.url,
    source: null,
    title: page.title ? given(page.title) : null,
    summary: null,
    authors: given([]),
    publishedAt: page.publishedAt ? given(page.publishedAt) : null,
    modifiedAt: null,
    dateline: null,
    section: null,
    tags: given([]),
    language: 'id',
    images: given([]),
    pages: { total: 1, complete: true },
    removed: [],
    warnings: [],
    site: null,
    zone,
  };
}
