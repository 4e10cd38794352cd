import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from '../io/folder.js';
import { warta } from './demo.js';

it('a demo that is asked to stop ends cleanly, gives the folder back, and goes on later', async () => {
  const data = await dataFolder();
  const env = { WARTA_DATA: data.path, WARTA_HOST_DELAY_MS: '1500' };
  const run = warta(['demo'], env);
  await run.says(/\b[1-9]\d* of 18 pages done/);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(1);
  expect(run.stdout()).toContain('records:');
  expect(existsSync(join(data.path, 'warta.lock'))).toBe(false);
  const next = warta(['demo'], { ...env, WARTA_HOST_DELAY_MS: '100' });
  expect(await next.ended, next.stderr()).toBe(0);
  data.remove();
}, 90_000);
