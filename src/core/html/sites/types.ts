/**
 * What a site or family rule proposes for a page. Every selector is CSS; the first that finds something usable is
 * taken, and where none does the generic way takes over with a warning `layout-drift`.
 */
export interface SiteHints {
  /** "cnbcindonesia@2020": site and version, echoed into the record. */
  site: string;
  source: { id: string; name: string; domain: string } | null;
  /** Offset of the outlet's clock, "+07:00". */
  zone: string;
  /** Canonical form of the page's URL. */
  canonical: string | null;
  title: string[];
  authors: string[];
  editors: string[];
  /** Elements (text or datetime/content attribute) with the time of publication. */
  published: string[];
  modified: string[];
  /** Containers of the body; all elements found by the first selector that finds any, in document order. */
  body: string[];
  tags: string[];
  section: string[];
  captions: string[];
  /** Elements taken out of the body. */
  drop: string[];
  /** Account and desk names that are no authors here, beyond the general ones. */
  notAuthors: string[];
  /** Name of a metadata date that lies on this site ("article:published_time", "json-ld") -> what it really is. */
  dates: Record<string, 'local' | 'utc' | 'ignore'>;
}
