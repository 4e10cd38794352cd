import { expect, it } from 'vitest';
import { statusCommand } from '../../src/cli/status.js';
import type { App } from '../../src/io/app.js';
import { listener } from '../support/listener.js';

const queue = {
  getJobCounts: async () => ({ failed: 0 }),
  getJobs: async () => [],
  getFailedCount: async () => 0,
};
const troubled = [
  { host: 'lambat.example', breaker: 'closed', openMs: null, delayMs: 8_000, failures: 0, error: null },
  {
    host: 'mati.example',
    breaker: 'open',
    openMs: 61_000,
    delayMs: null,
    failures: 5,
    error: 'timeout: \u001b[2Jno answer\nin time',
  },
];

it('status names the hosts that are slowed down or left alone, and why', async () => {
  const app = {
    queues: { all: () => ({ fetch: queue }) },
    store: {
      pages: { counts: async () => [] },
      rates: async () => ({}),
      hosts: { troubled: async () => troubled },
    },
  };
  const { said, output } = listener();
  expect(await statusCommand({ ...output, app: app as unknown as App }, { json: false })).toBe(0);
  expect(said.out).toMatch(/^lambat\.example +- +8 +0$/m);
  expect(said.out).toMatch(/^mati\.example +61 +- +5 {2}timeout: \ufffd\[2Jno answer in time$/m);
});
