import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { createLog } from '../../src/io/log.js';
import { serveMetrics } from '../../src/io/metrics/server.js';
import { dropFailed, failedJobs, retryFailed } from '../../src/io/queue/failed.js';
import { statusOf } from '../../src/io/status.js';
import { startWorkers } from '../../workers/start.js';
import { startWorker } from '../../workers/up.js';
import { NewsHost } from '../e2e/news.js';
import { until } from '../until.js';
import { testApp } from './app.js';
import { allSetups, type Setup } from './setups.js';

describe.each(allSetups)('operating the queues on %s', (_name, available, open) => {
  describe.skipIf(!available)('shows and mends what failed', () => {
    let setup: Setup;
    let host: NewsHost;
    let app: App;
    let close: () => Promise<void>;

    beforeAll(async () => {
      setup = await open();
      host = await new NewsHost('kabar', 2).listen();
      ({ app, close } = await testApp(setup.settings));
    });
    afterAll(async () => {
      await close?.();
      await host?.close();
      await setup?.close();
    });

    /** Runs fetches until as many have failed; of the host's pages 0 and 1 are there. */
    async function fetchAll(failed: number): Promise<void> {
      const workers = startWorkers(app, ['fetch', 'extract']);
      const done = async () =>
        (await failedJobs(app.queues)).length === failed && (await app.store.pages.pending()) === 0;
      await until(done, 50, () => statusOf(app));
      await workers.stop();
    }

    it('from the first failure to the last', async () => {
      const jobs = [0, 1, 7, 8].map((n) => host.job(n));
      await app.store.pages.add(
        's',
        jobs.map(({ pageId, url, site }) => ({ id: pageId, url, site, source: 's', modified: null })),
      );
      await app.queues.addFetches(jobs);
      const before = await statusOf(app);
      expect(before.queues.find(({ queue }) => queue === 'fetch')).toMatchObject({
        waiting: 4,
        active: 0,
        failed: 0,
      });
      await fetchAll(2);

      const status = await statusOf(app);
      expect(status.pages).toEqual({ extracted: 2, failed: 2 });
      expect(status.failures).toEqual([{ queue: 'fetch', code: 'http-404', n: 2 }]);
      expect(status.rates.extracted.lastHour).toBe(2);
      const server = await serveMetrics(app, 0, '127.0.0.1');
      const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
      expect(text).toContain('warta_jobs{queue="fetch",state="failed"} 2');
      expect(text).toContain('warta_job_runs_total{queue="extract",outcome="done"} 2');
      expect(await (await fetch(`http://127.0.0.1:${server.port}/status`)).json()).toMatchObject({
        pages: status.pages,
      });
      await server.close();

      const [one, two] = await failedJobs(app.queues);
      if (!one || !two) throw new Error('two have failed');
      expect(one).toMatchObject({
        queue: 'fetch',
        attempts: 1,
        reason: expect.stringMatching(/^http-404: /),
      });
      expect(one.stacks.length).toBeGreaterThan(0);
      await dropFailed(app.queues, two);
      expect((await failedJobs(app.queues)).map(({ id }) => id)).toEqual([one.id]);
      await retryFailed(app.queues, one);
      expect(await failedJobs(app.queues)).toEqual([]);
      await fetchAll(1);
      expect((await failedJobs(app.queues))[0]).toMatchObject({ id: one.id, attempts: 1 });
    });
  });
});

it('a worker of its own is refused on the embedded database, with what to do', async () => {
  const starting = startWorker(readConfig({}), createLog('silent'), ['fetch']);
  await expect(starting).rejects.toThrow('WARTA_DATABASE_URL: is not set');
});
