import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../src/io/app.js';
import type { Reread } from './reprocess.js';
import { startWorkers } from './start.js';

/** What today's rules changed, for one site. */
export interface SiteChanges {
  site: string;
  pages: number;
  /** Pages whose record differs in at least one field. */
  changed: number;
  /** Pages that cannot be made into a record any more. */
  lost: number;
  /** Pages that could not be made into a record before. */
  gained: number;
  /** Number of pages in which each field differs. */
  fields: Map<string, number>;
}

const POLL_MS = 50;

/**
 * Reads the whole archive again through the reprocess queue, a batch at a time, so that memory stays flat, and adds up
 * what changed. Other machines' workers on the same queue help.
 * @param save also keeps the new records
 * @param seen called after each page
 */
export async function rereadArchive(app: App, save: boolean, seen: () => void): Promise<SiteChanges[]> {
  const sites = new Map<string, SiteChanges>();
  const run = `${Date.now().toString(36)}`;
  const workers = startWorkers(app, app.working.has('reprocess') ? [] : ['reprocess']);
  try {
    for await (const batch of app.store.captures.newest()) {
      const ids = await app.queues.addReprocess(
        run,
        batch.map((page) => ({ ...page, save })),
      );
      for (const [i, id] of ids.entries()) {
        count(sites, batch[i]?.site ?? '', await resultOf(app, id));
        seen();
      }
    }
  } finally {
    await workers.stop();
  }
  return [...sites.values()].sort((a, b) => a.site.localeCompare(b.site));
}

const LOST: Reread = { outcome: 'lost', fields: [] };

/** Waits for a job's end; one that failed for good counts as lost, and stays in the failed list with its reason. */
async function resultOf(app: App, id: string): Promise<Reread> {
  for (;;) {
    const job = await app.queues.reprocess.getJob(id);
    if (!job) return LOST;
    if (job.finishedOn) return (job.returnvalue as Reread | null) ?? LOST;
    await sleep(POLL_MS);
  }
}

function count(sites: Map<string, SiteChanges>, site: string, { outcome, fields }: Reread): void {
  const changes = sites.get(site) ?? { site, pages: 0, changed: 0, lost: 0, gained: 0, fields: new Map() };
  sites.set(site, changes);
  changes.pages++;
  if (outcome === 'changed') changes.changed++;
  if (outcome === 'lost') changes.lost++;
  if (outcome === 'gained') changes.gained++;
  for (const field of fields) changes.fields.set(field, (changes.fields.get(field) ?? 0) + 1);
}
