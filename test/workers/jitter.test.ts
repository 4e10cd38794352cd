import { afterEach, describe, expect, it } from 'vitest';
import { jitter } from '../../src/io/discover/interval.js';
import { type DiscoverJob, discoverJob } from '../../src/io/queue/jobs.js';
import { Queues } from '../../src/io/queue/queues.js';
import { waitOnce } from '../../workers/jitter.js';
import { backends } from '../io/queue/backends.js';
import { until } from '../until.js';

const EVERY_MS = 1_000;

interface Run {
  id: string;
  data: DiscoverJob;
  at: number;
  went: boolean;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.each(backends)('looks on %s', (_name, available, open) => {
  it.skipIf(!available)(
    'wait once for their jitter when planned, and not when asked for by hand',
    async () => {
      const { backend, close } = await open();
      closing.push(close);
      const queues = new Queues(backend, { attempts: 1, delayMs: 1 });
      closing.push(() => queues.close());
      const runs: Run[] = [];
      const worker = backend.worker<DiscoverJob>(
        'discover',
        async (job, token) => {
          const run = { id: String(job.id), data: job.data, at: Date.now(), went: false };
          runs.push(run);
          await waitOnce({ job, token }, EVERY_MS);
          run.went = true;
        },
        { concurrency: 4, maxStalled: 1 },
      );
      closing.push(() => worker.close());
      await queues.addDiscovers('by hand', [{ source: 's' }]);
      await queues.schedule({ id: 's', everyMs: EVERY_MS, runs: 1 });
      const planned = () => runs.filter(({ id }) => id.startsWith('repeat:'));
      await until(
        () => planned().filter(({ went }) => went).length >= 2,
        20,
        () => runs,
      );
      await queues.unschedule('s');

      expect(runs.filter((run) => !planned().includes(run)).map(({ went }) => went)).toEqual([true]);
      for (const id of new Set(planned().map((run) => run.id))) {
        const [first, second, ...more] = planned().filter((run) => run.id === id);
        expect(first).toMatchObject({ went: false, data: { source: 's' } });
        expect(discoverJob.parse(first?.data).waited).toBeUndefined();
        if (!second) continue;
        expect(second).toMatchObject({ went: true, data: { source: 's', waited: true } });
        expect(second.at).toBeGreaterThanOrEqual((first?.at ?? 0) + jitter(id, EVERY_MS));
        expect(more).toEqual([]);
      }
    },
  );
});
