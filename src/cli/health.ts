import { checkHealth } from '../io/health/check.js';
import type { Run } from './operate/run.js';
import { formatTable } from './table.js';

/**
 * `warta health`: what each source gave on its last day, and which are silent or read worse than they used to be.
 * @returns 0, or 1 when there is an alarm
 */
export async function healthCommand({ app, out }: Run, options: { json: boolean }): Promise<number> {
  const { days, alarms } = await checkHealth(app);
  if (options.json) {
    await out(`${JSON.stringify({ days: Object.fromEntries(days), alarms })}\n`);
    return alarms.length > 0 ? 1 : 0;
  }
  const heads = [
    'source',
    'day',
    'found',
    'fetched',
    'extracted',
    'title',
    'date',
    'author',
    'length',
    'warnings',
  ];
  const rows = [...days].map(([source, list]) => {
    const last = list.at(-1);
    if (!last) return [source];
    const { day, found, fetched, extracted, titled, dated, authored, length, warnings } = last;
    const of = (n: number) => (extracted > 0 ? `${Math.round((100 * n) / extracted)}%` : '-');
    const mean = extracted > 0 ? Math.round(length / extracted) : 0;
    const counts = [found, fetched, extracted].map(String);
    return [source, day, ...counts, of(titled), of(dated), of(authored), String(mean), String(warnings)];
  });
  await out(rows.length > 0 ? `${formatTable(heads, rows)}\n` : 'nothing has been fetched yet\n');
  for (const { source, kind, message } of alarms) await out(`ALARM ${source} ${kind}: ${message}\n`);
  return alarms.length > 0 ? 1 : 0;
}
