import { rereadArchive } from '../../workers/reread.js';
import { progressOf, type Run } from './operate/run.js';
import { formatTable } from './table.js';

/**
 * `warta reprocess`: what today's rules change in the records, field by field and site by site.
 * @returns 0, or 1 when a page cannot be made into a record any more
 */
export async function reprocessCommand(run: Run, { write }: { write: boolean }): Promise<number> {
  const progress = progressOf('reprocess', run);
  const sites = await rereadArchive(run.app, write, () => {
    run.signal.throwIfAborted();
    progress.step(true);
  });
  progress.end();
  const fields = [...new Set(sites.flatMap((site) => [...site.fields.keys()]))];
  const heads = ['site', 'pages', 'changed', 'lost', 'gained', ...fields];
  const rows = sites.map((site) => [
    site.site,
    ...[
      site.pages,
      site.changed,
      site.lost,
      site.gained,
      ...fields.map((field) => site.fields.get(field) ?? 0),
    ].map(String),
  ]);
  await run.out(`${formatTable(heads, rows)}\n`);
  const kept = write ? 'the new records are kept' : 'nothing was written (--write keeps the new records)';
  await run.out(`each column counts the pages in which that field differs; ${kept}\n`);
  return sites.some(({ lost }) => lost > 0) ? 1 : 0;
}
