import { backfillJobs } from '../io/discover/backfill.js';
import { sourcesFromRules } from '../io/discover/sources.js';
import type { Run } from './operate/run.js';

export interface BackfillOptions {
  site: string;
  /** First and last day, "2026-03-01". */
  from: string;
  to: string;
}

/**
 * `warta backfill`: queues looks at the sitemaps and dated index pages of a site for days in the past; the workers
 * of `warta up` take them.
 * @returns 0, or 1 when the site has nothing to look at
 */
export async function backfillCommand(run: Run, { site, from, to }: BackfillOptions): Promise<number> {
  const { rules, store, queues } = run.app;
  const sources = sourcesFromRules(rules, [site]);
  await store.sources.put(sources);
  const jobs = backfillJobs(sources, from, to);
  await queues.addDiscovers(`backfill ${from} ${to} ${new Date().toISOString()}`, jobs);
  const sitemaps = jobs.filter(({ list }) => !list).length;
  await run.out(
    jobs.length > 0
      ? `queued: ${sitemaps} sitemaps, ${jobs.length - sitemaps} days of index pages; warta up goes through them\n`
      : `rules/sites/${site}.yaml names no sitemap and no index of days\n`,
  );
  return jobs.length > 0 ? 0 : 1;
}
