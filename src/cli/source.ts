import type { App } from '../io/app.js';
import type { SourceState } from '../io/store/sources.js';
import { UsageError } from './errors.js';
import type { Run } from './operate/run.js';
import { duration } from './progress.js';
import { formatTable } from './table.js';

interface Names {
  names: string[];
}

/** `warta source list`: every source, how often and when it is looked at, and how that went. @returns 0 */
export async function sourceList({ app, out }: Run): Promise<number> {
  const sources = await app.store.sources.list();
  const next = await app.queues.nextLooks();
  const heads = ['source', 'every', 'next look', 'last look', 'last found', 'looks', 'state'];
  const rows = sources.map((source) => [
    source.id,
    duration(source.everyMs / 1000),
    toTheSecond(next.get(source.id)),
    toTheSecond(source.runAt),
    toTheSecond(source.foundAt),
    String(source.runs),
    source.paused ? 'paused' : (source.error ?? 'ok'),
  ]);
  await out(
    rows.length > 0
      ? `${formatTable(heads, rows)}\n`
      : 'no sources yet: warta up adds those of rules/sites\n',
  );
  return 0;
}

/** "2026-03-01T08:15:00Z", or nothing. */
function toTheSecond(time: string | number | null | undefined): string {
  return time ? new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') : '';
}

/** `warta source pause`: no more looks until it is resumed. @returns 0 */
export function sourcePause(run: Run, { names }: Names): Promise<number> {
  return each(run, names, 'paused', async ({ store, queues }, { id }) => {
    await store.sources.setPaused(id, true);
    await queues.unschedule(id);
  });
}

/** `warta source resume`: puts paused sources back on their schedule. @returns 0 */
export function sourceResume(run: Run, { names }: Names): Promise<number> {
  return each(run, names, 'resumed', async ({ store, queues }, source) => {
    await store.sources.setPaused(source.id, false);
    await queues.schedule(source);
  });
}

/** `warta source run`: one look now, beside the schedule; not at paused ones. @returns 0 */
export function sourceRun(run: Run, { names }: Names): Promise<number> {
  return each(run, names, 'to be looked at now', async ({ queues }, { id, paused }) => {
    if (paused) throw new UsageError(`${id} is paused: warta source resume ${id}`);
    await queues.addDiscovers(`run ${new Date().toISOString()}`, [{ source: id }]);
  });
}

async function each(
  { app, out }: Run,
  names: string[],
  what: string,
  work: (app: App, source: SourceState) => Promise<void>,
): Promise<number> {
  const chosen = choose(await app.store.sources.list(), names);
  for (const source of chosen) await work(app, source);
  await out(`${chosen.length} ${what}\n`);
  return 0;
}

/** @throws UsageError for a name that is neither a source's nor a site's */
function choose(sources: SourceState[], names: string[]): SourceState[] {
  if (names.length === 1 && names[0] === 'all') return sources;
  const unknown = names.find((name) => !sources.some(({ id, site }) => id === name || site === name));
  if (unknown) throw new UsageError(`no source ${unknown}: warta source list shows their ids`);
  return sources.filter(({ id, site }) => names.includes(id) || names.includes(site));
}
