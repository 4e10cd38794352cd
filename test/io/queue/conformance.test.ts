import { setTimeout as sleep } from 'node:timers/promises';
import { UnrecoverableError } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobProcessor, QueueBackend } from '../../../src/io/queue/backend.js';
import type { FetchJob } from '../../../src/io/queue/jobs.js';
import { Queues } from '../../../src/io/queue/queues.js';
import { putBack } from '../../../workers/job.js';
import { backends, type OpenBackend } from './backends.js';

const job = (id: string): FetchJob => ({
  fetchId: id,
  pageId: id,
  url: `http://berita.example/${id}`,
  site: 'x',
});

describe.each(backends)('queues on %s', (_name, available, open) => {
  describe.skipIf(!available)('hold what workers rely on', () => {
    let opened: OpenBackend;
    let backend: QueueBackend;
    let queues: Queues;

    beforeAll(async () => {
      opened = await open();
      backend = opened.backend;
      queues = new Queues(backend, { attempts: 3, delayMs: 20 });
    });
    afterAll(async () => {
      await queues?.close();
      await opened?.close();
    });

    /** Runs a fetch worker until `done` holds. */
    async function work(processor: JobProcessor<FetchJob>, done: () => boolean | Promise<boolean>) {
      const worker = backend.worker<FetchJob>('fetch', processor, { concurrency: 4, maxStalled: 3 });
      worker.on('error', () => undefined);
      for (let i = 0; i < 200 && !(await done()); i++) await sleep(25);
      await worker.close();
      expect(await done()).toBe(true);
    }

    it('a page is queued once, while it waits and after it is done', async () => {
      const seen: string[] = [];
      await queues.addFetches([job('a'), job('b')]);
      await queues.addFetches([job('a')]);
      await work(
        async ({ data }) => {
          seen.push(data.fetchId);
        },
        () => seen.length >= 2,
      );
      await queues.addFetches([job('a')]);
      await sleep(50);
      expect(seen.sort()).toEqual(['a', 'b']);
      expect(await queues.fetch.getJobCountByTypes('waiting', 'delayed', 'active')).toBe(0);
    });

    it('a failing job is tried as often as set, then kept with its reason', async () => {
      let tried = 0;
      await queues.addFetches([job('c')]);
      await work(
        async () => {
          tried++;
          throw new Error('timeout: no answer');
        },
        async () => (await queues.fetch.getFailedCount()) === 1,
      );
      expect(tried).toBe(3);
      expect((await queues.fetch.getFailed())[0]?.failedReason).toBe('timeout: no answer');
      await queues.fetch.remove('c');
    });

    it('a job that failed for good is not tried again', async () => {
      let tried = 0;
      await queues.addFetches([job('d')]);
      await work(
        async () => {
          tried++;
          throw new UnrecoverableError('http-404: answered 404');
        },
        async () => (await queues.fetch.getFailedCount()) === 1,
      );
      expect(tried).toBe(1);
      await queues.fetch.remove('d');
    });

    it('a job that is put back runs later, without counting an attempt', async () => {
      const runs: number[] = [];
      await queues.addFetches([job('e')]);
      await work(
        async (current, token) => {
          runs.push(Date.now());
          expect(current.attemptsMade).toBe(0);
          if (runs.length < 5) await putBack({ job: current, token }, Date.now() + 30.5);
        },
        () => runs.length >= 5,
      );
      for (let i = 1; i < runs.length; i++)
        expect((runs[i] ?? 0) - (runs[i - 1] ?? 0)).toBeGreaterThanOrEqual(29);
    });

    it('a source scheduled by two machines has one job now and one planned', async () => {
      const source = { id: 's', everyMs: 3_600_000, runs: 0 };
      await Promise.all([queues.schedule(source), queues.schedule(source)]);
      expect(await queues.discover.getJobSchedulersCount()).toBe(1);
      expect(await queues.discover.getWaitingCount()).toBe(1);
      expect(await queues.discover.getDelayedCount()).toBe(1);
      await queues.unschedule('s');
    });

    it('a source whose interval changes has one job, at its own time within the interval and not now', async () => {
      await queues.schedule({ id: 's2', everyMs: 3_600_000, runs: 3 });
      await queues.schedule({ id: 's2', everyMs: 1_800_000, runs: 4 });
      await queues.schedule({ id: 's2', everyMs: 1_800_000, runs: 5 });
      const [job, ...others] = (await queues.discover.getDelayed()).filter(
        ({ data }) => data.source === 's2',
      );
      expect(others).toEqual([]);
      expect(job?.delay).toBeLessThanOrEqual(1_800_000);
      expect((await queues.discover.getJobScheduler('s2'))?.every).toBe(1_800_000);
      expect((await queues.discover.getWaiting()).filter(({ data }) => data.source === 's2')).toEqual([]);
      await queues.unschedule('s2');
    });

    it('a source is planned anew at its interval, by one job, and only while it is scheduled', async () => {
      const planned = async () =>
        (await queues.discover.getDelayed()).filter(({ data }) => data.source === 's3').map(({ id }) => id);
      await queues.replan({ id: 's3', everyMs: 3_600_000 });
      expect(await planned()).toEqual([]);
      await queues.schedule({ id: 's3', everyMs: 3_600_000, runs: 3 });
      const before = await planned();
      await queues.replan({ id: 's3', everyMs: 3_600_000 });
      expect(await planned()).toEqual(before);
      await queues.replan({ id: 's3', everyMs: 1_800_000 });
      expect(await planned()).toHaveLength(1);
      expect((await queues.discover.getJobScheduler('s3'))?.every).toBe(1_800_000);
      await queues.unschedule('s3');
      expect(await planned()).toEqual([]);
    });
  });
});
