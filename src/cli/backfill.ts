import { backfillJobs } from '../io/discover/backfill.js';
import { sourcesFromRules } from '../io/discover/sources.js';
import { UsageError } from './errors.js';
import { withApp } from './with-app.js';

export interface BackfillOptions {
  site: string;
  from: string;
  to: string;
}

/**
 * `warta backfill`: queues looks at the sitemaps and dated index pages of a site for days in the past; the workers
 * of `warta up` take them.
 * @returns 0, or 1 when the site has nothing to look at
 */
export function backfillCommand({ site, from, to }: BackfillOptions): Promise<number> {
  for (const day of [from, to]) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
      throw new UsageError(`"${day}" is no day: write it as 2026-03-01`);
    }
  }
  if (from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
  return withApp(async ({ rules, store, queues }) => {
    const sources = sourcesFromRules(rules, [site]);
    await store.sources.put(sources);
    const jobs = backfillJobs(sources, from, to);
    await queues.addDiscovers(`backfill ${from} ${to} ${new Date().toISOString()}`, jobs);
    const sitemaps = jobs.filter(({ list }) => !list).length;
    process.stdout.write(
      jobs.length > 0
        ? `queued: ${sitemaps} sitemaps, ${jobs.length - sitemaps} days of index pages; warta up goes through them\n`
        : `rules/sites/${site}.yaml names no sitemap and no index of days\n`,
    );
    return jobs.length > 0 ? 0 : 1;
  });
}
