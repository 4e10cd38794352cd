import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { failedJobs } from '../../src/io/queue/failed.js';
import { startWorkers } from '../../workers/start.js';
import { postgresAvailable } from '../io/db/postgres.js';
import { endProcess } from '../io/end-process.js';
import { redisAvailable } from '../io/queue/redis.js';
import { until } from '../until.js';
import { testApp } from '../workers/app.js';
import { type Setup, setups } from '../workers/setups.js';
import { NewsHost } from './news.js';

const PAGES = 4;

describe.skipIf(!postgresAvailable() || !redisAvailable())(
  'a page for which memory ends with the whole process (needs postgresql and redis-server)',
  () => {
    let setup: Setup;
    let host: NewsHost;
    let app: App;
    let close: () => Promise<void>;
    let worker: ChildProcess;

    beforeAll(async () => {
      setup = (await setups.at(1)?.[2]()) as Setup;
      host = await new NewsHost('lokal', PAGES).listen();
      ({ app, close } = await testApp({ ...setup.settings, WARTA_ATTEMPTS: '2' }));
    });
    afterAll(async () => {
      await endProcess(worker, 'SIGKILL');
      await close?.();
      await host?.close();
      await setup?.close();
    });

    it('is given up after as many processes as it has attempts, and the others have their records', async () => {
      const jobs = Array.from({ length: PAGES }, (_, n) => host.job(n));
      await app.store.pages.add(
        's',
        jobs.map(({ pageId: id, url, site }) => ({ id, url, site, source: 's' })),
      );
      await app.queues.addFetches(jobs);
      const fetching = startWorkers(app, ['fetch']);
      await until(async () => (await app.queues.extract.getWaitingCount()) === PAGES, 30);
      await fetching.stop();

      const ends: unknown[] = [];
      const start = () => {
        worker = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: 'ignore' });
        once(worker, 'exit').then(([code, signal]) => {
          ends.push(signal ?? code);
          if (ends.length < 4) start();
        });
      };
      const script = fileURLToPath(new URL('./exhausted-worker.ts', import.meta.url));
      const env = { ...process.env, ...setup.settings, WARTA_DATA: app.config.dataDir, WARTA_ATTEMPTS: '2' };
      start();
      await until(
        async () => (await app.store.pages.pending()) === 0,
        300,
        () => [ends, app.store.pages.counts()],
      );
      expect(ends).toEqual(['SIGABRT', 'SIGABRT', 'SIGABRT']);
      expect(await failedJobs(app.queues)).toMatchObject([
        { queue: 'extract', reason: expect.stringContaining('stalled') },
      ]);
      expect(await app.store.records.summary()).toMatchObject([{ site: 'lokal', pages: 4, records: 3 }]);
    }, 400_000);
  },
);
