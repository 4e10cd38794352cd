import type { App } from '../io/app.js';
import type { SourceState } from '../io/store/sources.js';
import { UsageError } from './errors.js';
import { duration } from './progress.js';
import { formatTable } from './table.js';
import { withApp } from './with-app.js';

/** `warta source list`: every source, how often it is looked at, and how that went. @returns 0 */
export function sourceList(): Promise<number> {
  return withApp(async ({ store }) => {
    const sources = await store.sources.list();
    const heads = ['source', 'every', 'runs', 'last run', 'last found', 'state'];
    const rows = sources.map((source) => [
      source.id,
      duration(source.everyMs / 1000),
      String(source.runs),
      source.runAt ?? '',
      source.foundAt ?? '',
      source.paused ? 'paused' : (source.error ?? 'ok'),
    ]);
    process.stdout.write(
      rows.length > 0 ? `${formatTable(heads, rows)}\n` : 'no sources yet: warta up adds them\n',
    );
    return 0;
  });
}

/** `warta source pause`: no more looks until it is resumed. @returns 0 */
export function sourcePause(names: string[]): Promise<number> {
  return each(names, 'paused', async ({ store, queues }, { id }) => {
    await store.sources.setPaused(id, true);
    await queues.unschedule(id);
  });
}

/** `warta source resume`: puts paused sources back on their schedule. @returns 0 */
export function sourceResume(names: string[]): Promise<number> {
  return each(names, 'resumed', async ({ store, queues }, source) => {
    await store.sources.setPaused(source.id, false);
    await queues.schedule(source);
  });
}

/** `warta source run`: one look now, beside the schedule; not at paused ones. @returns 0 */
export function sourceRun(names: string[]): Promise<number> {
  return each(names, 'to be looked at now', async ({ queues }, { id, paused }) => {
    if (paused) throw new UsageError(`${id} is paused: warta source resume ${id}`);
    await queues.addDiscovers(`run ${new Date().toISOString()}`, [{ source: id }]);
  });
}

function each(
  names: string[],
  what: string,
  work: (app: App, source: SourceState) => Promise<void>,
): Promise<number> {
  return withApp(async (app) => {
    const chosen = choose(await app.store.sources.list(), names);
    for (const source of chosen) await work(app, source);
    process.stdout.write(`${chosen.length} ${what}\n`);
    return 0;
  });
}

/** @throws UsageError for a name that is neither a source's nor a site's */
function choose(sources: SourceState[], names: string[]): SourceState[] {
  if (names.length === 1 && names[0] === 'all') return sources;
  const unknown = names.find((name) => !sources.some(({ id, site }) => id === name || site === name));
  if (unknown) throw new UsageError(`no source ${unknown}: warta source list shows their ids`);
  return sources.filter(({ id, site }) => names.includes(id) || names.includes(site));
}
