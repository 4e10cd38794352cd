import { z } from 'zod';

/** What each kind of job carries. Payloads come back from the queue as data from outside and are checked. */

/** Planned turn at the host, ms since 1970; absent before it is planned. */
const turnAt = z.number().optional();

/** Where redirects have led so far: the addresses that were asked, and the one to ask next. */
const redirected = { at: z.string().optional(), hops: z.array(z.string()).optional() };

/** A list that a source leads to: a sitemap of an index, a further page of a day's index. */
const list = z.object({
  url: z.string(),
  /** Sitemap indexes on the way to it. */
  depth: z.number().default(0),
  /** Index pages: the day, the page counted from 1, and a digest of the page before. */
  day: z.string().optional(),
  page: z.number().default(1),
  seen: z.string().optional(),
});

export const discoverJob = z.object({
  source: z.string(),
  /** Absent: the source's own address. */
  list: list.optional(),
  /** Backfill: days of publication, "2026-03-01", both included. Absent: what is recent. */
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  /** A scheduled look that has had its wait after the planned time. */
  waited: z.boolean().optional(),
  turnAt,
  ...redirected,
});

export const fetchJob = z.object({
  /** One fetch of one page; the id of the job, of its capture, and of the extract job after it. */
  fetchId: z.string(),
  pageId: z.string(),
  url: z.string(),
  site: z.string(),
  /** The page is known and said to have changed: only what differs from its last capture is of interest. */
  again: z.boolean().optional(),
  /** It is a further page of the article that this fetch and page are of. */
  part: z.object({ fetchId: z.string(), pageId: z.string() }).optional(),
  turnAt,
  ...redirected,
});

export const extractJob = z.object({ fetchId: z.string(), pageId: z.string(), site: z.string() });

/** One archived page to be read again; `save` keeps the new record. */
export const reprocessJob = z.object({
  fetchId: z.string(),
  pageId: z.string(),
  site: z.string(),
  save: z.boolean(),
});

export type DiscoverJob = z.input<typeof discoverJob>;
export type List = z.output<typeof list>;
export type FetchJob = z.output<typeof fetchJob>;
export type ExtractJob = z.output<typeof extractJob>;

export type ReprocessJob = z.output<typeof reprocessJob>;

export const QUEUES = ['discover', 'fetch', 'extract', 'reprocess'] as const;
export type QueueName = (typeof QUEUES)[number];
