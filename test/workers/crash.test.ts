import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/io/app.js';
import { toSource } from '../../src/io/discover/sources.js';
import { Extractor } from '../../src/io/extract/extractor.js';
import { failedJobs } from '../../src/io/queue/failed.js';
import { invented } from '../e2e/news.js';
import { type LocalServer, serve } from '../io/fetch/server.js';
import { ingest, testApp } from './app.js';
import { type Setup, setups } from './setups.js';

const PATHS = ['satu-1', 'keluar-2', 'macet-3', 'dua-5', 'tiga-6'].map((name) => `/read/2026/03/10/${name}`);

describe.each(setups)('workers on %s', (_name, available, open) => {
  describe.skipIf(!available)('outlive what their threads do not', () => {
    let setup: Setup;
    let site: LocalServer;
    let app: App;
    let close: () => Promise<void>;

    beforeAll(async () => {
      setup = await open();
      site = await serve((request, response) => {
        const n = PATHS.indexOf(request.url ?? '');
        const items = PATHS.map((path) => `<item><link>${site.origin}${path}</link></item>`).join('');
        const type = n < 0 ? 'application/rss+xml' : 'text/html; charset=utf-8';
        response.writeHead(200, { 'content-type': type });
        response.end(n < 0 ? `<rss version="2.0"><channel>${items}</channel></rss>` : invented('lokal', n));
      });
      ({ app, close } = await testApp(setup.settings));
      await app.extractor.close();
      const module = new URL('./crash-thread.ts', import.meta.url);
      app.extractor = new Extractor({ threads: 2, timeoutMs: 5_000, module });
    });
    afterAll(async () => {
      await close?.();
      await site?.close();
      await setup?.close();
    });

    it('a page that kills or hangs the extractor is given up after its attempts, and others go on', async () => {
      await ingest(app, toSource({ site: 'lokal', kind: 'feed', url: `${site.origin}/rss` }), 110_000);
      const failed = await failedJobs(app.queues);
      expect(
        failed.map(({ queue, reason, attempts }) => `${queue} ${reason.split(':')[0]} ${attempts}`).sort(),
      ).toEqual(['extract extract-crash 2', 'extract extract-timeout 2']);
      expect(await app.store.records.summary()).toMatchObject([{ site: 'lokal', pages: 5, records: 3 }]);
    }, 150_000);
  });
});
