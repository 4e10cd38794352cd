import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp } from './app.js';

let opened: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  opened = await testApp();
});
afterAll(() => opened?.close());

it('rows that are changed for ever take no more room than a few vacuums apart, on the embedded database', async () => {
  const { app } = opened;
  const { db } = app.store;
  await db.query(`INSERT INTO warta.host (host) SELECT 'h' || n FROM generate_series(1, 500) n`);
  const changed = async () => {
    for (let n = 0; n < 20; n++)
      await db.query('UPDATE warta.host SET failures = $1, error = $2', [n, 'x'.repeat(80)]);
    await app.vacuum();
    const { rows } = await db.query<{ size: string }>(`SELECT pg_table_size('warta.host') AS size`);
    return Number(rows[0]?.size);
  };
  const once = await changed();
  for (let round = 0; round < 4; round++) await changed();
  expect(await changed()).toBeLessThan(once * 1.5);
});
