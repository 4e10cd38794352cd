import { rereadArchive } from '../../workers/reread.js';
import { Progress } from './progress.js';
import { formatTable } from './table.js';
import { withApp } from './with-app.js';

/**
 * `warta reprocess`: what today's rules change in the records, field by field and site by site.
 * @returns 0, or 1 when a page cannot be made into a record any more
 */
export function reprocessCommand(options: { write?: boolean }): Promise<number> {
  return withApp(async (app) => {
    const progress = new Progress('reprocess', null);
    const sites = await rereadArchive(app, options.write ?? false, () => progress.step(true));
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
    process.stdout.write(`${formatTable(heads, rows)}\n`);
    const kept = options.write
      ? 'the new records are kept'
      : 'nothing was written (--write keeps the new records)';
    process.stdout.write(`each column counts the pages in which that field differs; ${kept}\n`);
    return sites.some(({ lost }) => lost > 0) ? 1 : 0;
  });
}
