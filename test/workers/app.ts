import { type App, openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { QUEUES } from '../../src/io/queue/jobs.js';
import type { Source } from '../../src/io/store/sources.js';
import { startWorkers } from '../../workers/start.js';
import { dataFolder, emptyFolder } from '../io/folder.js';
import { until } from '../until.js';

/** Everything opened on a fresh data folder, with loopback allowed and a fast pace, unless the settings say else. */
export async function testApp(settings: Record<string, string> = {}) {
  const folder = settings.WARTA_DATABASE_URL ? emptyFolder() : await dataFolder();
  const config = readConfig({
    WARTA_DATA: folder.path,
    WARTA_ALLOW_ADDRESSES: '127.0.0.1',
    WARTA_HOST_DELAY_MS: '30',
    WARTA_RETRY_MS: '20',
    WARTA_ATTEMPTS: '2',
    ...settings,
  });
  const app = await openApp(config, createLog('silent'));
  return {
    app,
    folder: folder.path,
    async close() {
      await app.close();
      folder.remove();
    },
  };
}

/** Runs all workers until the source has been read and no page is on its way, and fails after `limitMs`. */
export async function ingest(app: App, source: Source, limitMs = 50_000): Promise<void> {
  await working(app, source, (done) => until(done, limitMs / 1000, () => app.store.pages.counts()));
}

/** Runs all workers on the source for that long, for hosts that give nothing. */
export async function ingestFor(app: App, source: Source, ms: number): Promise<void> {
  await working(app, source, () => new Promise((done) => setTimeout(done, ms)));
}

async function working(
  app: App,
  source: Source,
  wait: (done: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  await app.store.sources.put([source]);
  const runs = (await app.store.sources.get(source.id))?.runs ?? 0;
  const workers = startWorkers(app, QUEUES);
  await app.queues.discover.add('discover', { source: source.id });
  try {
    await wait(async () => {
      const now = await app.store.sources.get(source.id);
      return (now?.runs ?? 0) > runs && (await app.store.pages.pending()) === 0;
    });
  } finally {
    await workers.stop();
  }
}

/** "state code" of every page of a site with an error, sorted. */
export async function errorCodes(app: App, origin: string): Promise<string[]> {
  const { rows } = await app.store.db.query<{ state: string; error: string }>(
    'SELECT state, error FROM warta.page WHERE error IS NOT NULL AND starts_with(url, $1)',
    [origin],
  );
  return rows.map(({ state, error }) => `${state} ${error.split(':')[0]}`).sort();
}

/** Runs all workers until no job waits, save those that schedulers have planned. */
export async function drain(app: App, limitMs = 20_000): Promise<void> {
  const workers = startWorkers(app, QUEUES);
  const { discover, fetch, extract } = app.queues;
  const left = async () => {
    const waiting = [discover, fetch, extract].map((queue) =>
      (queue as typeof discover).getJobCountByTypes('waiting', 'active'),
    );
    const delayed = [...(await discover.getDelayed()), ...(await fetch.getDelayed())];
    const own = delayed.filter((job) => !(job.repeatJobKey && job.attemptsMade === 0 && job.delay > 60_000));
    return own.length + (await Promise.all(waiting)).reduce((sum, n) => sum + n, 0);
  };
  for (let i = 0, quiet = 0; i < limitMs / 25 && quiet < 3; i++) {
    await new Promise((done) => setTimeout(done, 25));
    quiet = (await left()) === 0 ? quiet + 1 : 0;
  }
  await workers.stop();
}
