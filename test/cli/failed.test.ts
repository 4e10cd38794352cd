import { expect, it } from 'vitest';
import { failedDrop, failedList, failedShow } from '../../src/cli/failed.js';
import type { App } from '../../src/io/app.js';
import { statusOf } from '../../src/io/status.js';
import { listener } from '../support/listener.js';

const MANY = 1_234;

/** Queues of which one has very many failed jobs, and how many were read at a time at most. */
function manyFailed() {
  const jobs = Array.from({ length: MANY }, (_, n) => ({
    id: `pekerjaan-${n}`,
    failedReason: n % 2 ? 'http-404: answered 404: http://a.example/' : 'timeout: no answer',
    attemptsMade: 1,
    finishedOn: 0,
    data: { url: `http://a.example/${n}` },
    stacktrace: [],
    isFailed: async () => true,
  }));
  const asked = { most: 0 };
  const queue = {
    getJobCounts: async () => ({ failed: jobs.length }),
    getJobs: async () => [],
    getFailedCount: async () => jobs.length,
    async getFailed(from: number, to: number) {
      asked.most = Math.max(asked.most, to + 1 - from);
      return jobs.slice(from, to + 1);
    },
    getJob: async (name: string) => jobs.find(({ id }) => id === name),
    remove: async (name: string) => jobs.splice(0, MANY, ...jobs.filter(({ id }) => id !== name)),
  };
  const store = {
    pages: { counts: async () => [], urls: async () => new Map() },
    rates: async () => ({}),
    hosts: { troubled: async () => [] },
  };
  const app = { queues: { all: () => ({ fetch: queue }) }, store } as unknown as App;
  return { app, asked, jobs };
}

it('very many failed jobs are counted, shown and dropped some at a time', async () => {
  const { app, asked, jobs } = manyFailed();
  const { failures } = await statusOf(app);
  expect(failures.map(({ code, n }) => [code, n])).toEqual([
    ['timeout', MANY / 2],
    ['http-404', MANY / 2],
  ]);
  const shown = listener();
  await failedShow({ ...shown.output, app }, { ids: ['all'] });
  expect(shown.said.out.trim().split('\n')).toHaveLength(MANY);
  const dropped = listener();
  await failedDrop({ ...dropped.output, app }, { ids: ['all'] });
  expect([dropped.said.out, jobs.length]).toEqual([`${MANY} dropped\n`, 0]);
  expect(asked.most).toBeLessThanOrEqual(500);
});

it('the list has the newest, and says how many there are', async () => {
  const { app, asked } = manyFailed();
  const { said, output } = listener();
  await failedList({ ...output, app }, { limit: 20 });
  expect(said.out.match(/pekerjaan-\d+/g)).toHaveLength(20);
  expect(said.out).toMatch(/^fetch: the newest 20 of 1234 \(--limit <n> shows more\)$/m);
  expect(asked.most).toBe(20);
});

it('some are named by their ids; one that is none is refused before any is touched', async () => {
  const { app, jobs } = manyFailed();
  const { said, output } = listener();
  const drop = (ids: string[]) => failedDrop({ ...output, app }, { ids });
  await expect(drop(['pekerjaan-1', 'tidak-ada'])).rejects.toThrow('no failed job tidak-ada');
  expect(jobs).toHaveLength(MANY);
  await drop(['pekerjaan-1', 'pekerjaan-1', 'pekerjaan-2']);
  expect([said.out, jobs.length]).toEqual(['2 dropped\n', MANY - 2]);
});
