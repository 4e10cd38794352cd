import { setTimeout as sleep } from 'node:timers/promises';
import { importPage } from '../../workers/import.js';
import { startWorkers } from '../../workers/start.js';
import { isListUrl } from '../core/html/sites/urls.js';
import type { App } from '../io/app.js';
import { filesToImport, isArchive, pagesIn } from '../io/import/files.js';
import { UnreadablePage } from '../io/import/warc.js';
import { progressOf, type Run } from './operate/run.js';
import { safeText } from './terminal.js';

/** Between two looks whether the queue is done. */
const POLL_MS = 200;

/**
 * `warta import`: saved pages into the archive, then their records, which are left to the workers where any run: those
 * of the process that has the data folder, or those that share the store.
 * @returns 0, or 1 with a line for each page that could not be taken and each file that could not be read to its end
 */
export async function importCommand(run: Run, options: { paths: string[]; site: string }): Promise<number> {
  const { app, signal } = run;
  const files = filesToImport(options.paths);
  const progress = progressOf('import', run);
  const count = { new: 0, known: 0, lists: 0, unreadable: 0, broken: 0 };
  const complain = (file: string, { message }: Error) => {
    progress.clear();
    run.err(`${safeText(`${file}: ${message}`)}\n`);
  };
  for (const file of files) {
    try {
      for await (const page of pagesIn(file)) {
        signal.throwIfAborted();
        const unreadable = page instanceof UnreadablePage;
        if (unreadable) complain(file, page);
        const list = !unreadable && isArchive(file) && isListUrl(app.rules.sites, page.url);
        count[unreadable ? 'unreadable' : list ? 'lists' : await importPage(app, page, options.site)]++;
        progress.step(!unreadable);
      }
    } catch (error) {
      signal.throwIfAborted();
      count.broken++;
      complain(file, error as Error);
    }
  }
  progress.end();
  const left = app.config.databaseUrl !== null || app.working.has('extract');
  if (!left) await extractAll(app, signal);
  const what = left && count.new > 0 ? 'imported and queued for the workers' : 'imported';
  const lists = count.lists > 0 ? `, ${count.lists} lists of articles left out` : '';
  await run.out(
    `${count.new} pages ${what}, ${count.known} known already${lists}, ${count.unreadable} unreadable, ${count.broken} files broken\n`,
  );
  return count.broken + count.unreadable > 0 ? 1 : 0;
}

/** Works on the queue until it is empty. */
async function extractAll(app: App, signal: AbortSignal): Promise<void> {
  const workers = startWorkers(app, ['extract']);
  try {
    while ((await app.queues.extract.getJobCountByTypes('waiting', 'active', 'delayed')) > 0) {
      await sleep(POLL_MS, undefined, { signal });
    }
  } finally {
    await workers.stop();
  }
}
