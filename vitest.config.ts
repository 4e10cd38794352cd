import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A machine in Jakarta and one in UTC must see the same results.
    env: { TZ: 'America/New_York' },
  },
});
