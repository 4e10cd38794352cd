import { z } from 'zod';
import { ruleBase } from '../../rules/schema.js';

const selectors = z.array(z.string().min(1)).default([]);

/** Where a layout keeps each field: CSS selectors, of which the first that finds something is taken. */
export const selectSchema = z
  .object({
    title: selectors,
    authors: selectors,
    editors: selectors,
    published: selectors,
    modified: selectors,
    body: selectors,
    tags: selectors,
    section: selectors,
    caption: selectors,
    pagination: selectors,
  })
  .strict();

/** A layout and the first year it was seen: an archive of old pages is read with the layout of its day. */
export const versionSchema = z
  .object({
    since: z.int().min(1995).max(2100),
    select: selectSchema.partial(),
    drop: selectors,
  })
  .strict();

const rewrite = z.object({ from: z.string(), to: z.string() }).strict();

/** How the outlet's addresses are brought to one form. */
export const canonicalSchema = z
  .object({
    /** Query parameters that name no other article; a trailing "*" stands for any ending. */
    drop: z.array(z.string()).default([]),
    /** Query parameters that number the parts of one article, left out where they say a number or "all". */
    parts: z.array(z.string()).default([]),
    /** Replacements over the whole address, in order: linear regular expressions. */
    rewrite: z.array(rewrite).default([]),
    /** Whether the path ends in "/" in the outlet's own links. */
    slash: z.enum(['add', 'strip']).optional(),
    /**
     * The outlet's own number of an article, in the groups of a linear regular expression: it stays the same when the
     * headline in the address is changed, and on every host of the outlet.
     */
    number: z.string().optional(),
    /** Addresses that are one article's, each list another's: proof of what the lines above say. */
    same: z.array(z.array(z.url()).min(2)).default([]),
  })
  .strict();

const source = z.object({ url: z.url(), seen: z.string().optional() }).strict();

const shared = {
  name: z.string().min(1),
  zone: z.enum(['WIB', 'WITA', 'WIT', 'UTC']).optional(),
  canonical: canonicalSchema.partial().optional(),
  /** Names that stand where an author's would and are no person's: accounts, desks, the outlet itself. */
  notAuthors: z.array(z.string()).default([]),
  /** Metadata dates that say something else than they seem to: a local clock marked as UTC, a constant. */
  dates: z.record(z.string(), z.enum(['local', 'utc', 'ignore'])).default({}),
  /** Parts of pages of any year to be left out of the body. */
  drop: selectors,
  versions: z.array(versionSchema).default([]),
};

/** rules/families/*.yaml; its examples are bits of HTML in which the markers show. */
export const familySchema = ruleBase
  .extend({
    ...shared,
    examples: z.array(z.unknown()).default([]),
    /** Bits of the page's HTML that only this family has; one is enough. */
    markers: z.array(z.string().min(4)).default([]),
    /** Bits that say it is another family after all. */
    unless: z.array(z.string().min(4)).default([]),
    /** Tried only when no other family's marker shows (WordPress, Blogger). */
    fallback: z.boolean().default(false),
  })
  .strict()
  .refine((f) => f.markers.length === 0 || f.examples.length > 0, 'markers need an example that shows them');

/** rules/sites/*.yaml; its examples are addresses of articles, its counterexamples addresses of other pages. */
export const siteSchema = ruleBase
  .extend({
    ...shared,
    /** Hosts, subdomains included; "bbc.com/indonesia" a part of one, "radar*.jawapos.com" a group of hosts. */
    domains: z.array(z.string().min(4)).min(1),
    family: z.string().min(1),
    article: z.string().optional(),
    feeds: z.array(source).default([]),
    sitemaps: z.array(source).default([]),
    /** Index pages; {YYYY} {MM} {DD} {M} {D} are the day's, {N} counts pages from 1. */
    index: z.array(source).default([]),
  })
  .strict();

export type SelectRules = z.output<typeof selectSchema>;
export type SelectField = keyof SelectRules;
export type FamilyFile = z.output<typeof familySchema>;
export type SiteFile = z.output<typeof siteSchema>;
export type Source = z.output<typeof source>;
