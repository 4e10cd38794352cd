import { importPage } from '../../workers/import.js';
import { startWorkers } from '../../workers/start.js';
import { filesToImport, pagesIn } from '../io/import/files.js';
import { Progress } from './progress.js';
import { withApp } from './with-app.js';

/** Between two looks whether the queue is done. */
const POLL_MS = 200;

/**
 * `warta import`: saved pages into the archive, then their records, which with a store of several processes are left
 * to its workers.
 * @returns 0, or 1 with a line for each file that could not be read to its end
 */
export function importCommand(paths: string[], options: { site: string }): Promise<number> {
  return withApp(async (app) => {
    const files = filesToImport(paths);
    const progress = new Progress('import', null);
    const count = { new: 0, known: 0, broken: 0 };
    for (const file of files) {
      try {
        for await (const page of pagesIn(file)) {
          count[await importPage(app, page, options.site)]++;
          progress.step(true);
        }
      } catch (error) {
        count.broken++;
        progress.clear();
        process.stderr.write(`${file}: ${(error as Error).message}\n`);
      }
    }
    progress.end();
    if (!app.config.databaseUrl) {
      const workers = startWorkers(app, ['extract']);
      while ((await app.queues.extract.getJobCountByTypes('waiting', 'active', 'delayed')) > 0) {
        await new Promise((done) => setTimeout(done, POLL_MS));
      }
      await workers.stop();
    }
    const summary = `${count.new} pages imported, ${count.known} known already, ${count.broken} files broken\n`;
    process.stdout.write(summary);
    return count.broken > 0 ? 1 : 0;
  });
}
