import type { DiscoverJob } from '../queue/jobs.js';
import type { Source } from '../store/sources.js';
import { indexList, isDated } from './lists.js';
import { daysOf, periodOf } from './period.js';

/** What a source can give of days in the past: sitemaps whole, index pages of days day by day; feeds nothing. */
export function backfillJobs(sources: Source[], from: string, to: string): DiscoverJob[] {
  const period = { from, to };
  const days = daysOf(periodOf(from, to));
  return sources.flatMap((source): DiscoverJob[] => {
    if (source.kind === 'sitemap') return [{ source: source.id, period }];
    if (!isDated(source)) return [];
    return days.map((day) => ({ source: source.id, list: indexList(source, day), period }));
  });
}
