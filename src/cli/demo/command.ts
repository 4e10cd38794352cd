import { createWriteStream, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startUp, stopSignal } from '../../../workers/up.js';
import type { App } from '../../io/app.js';
import { readConfig } from '../../io/config.js';
import { checkDataFolder } from '../../io/db/lock.js';
import { createLog } from '../../io/log.js';
import type { SiteSummary } from '../../io/store/records.js';
import { formatTable } from '../table.js';
import { serveDemoSites } from './sites.js';

/** The local sites take a faster pace than strangers' servers do. */
const DEMO_SETTINGS = { WARTA_HOST_DELAY_MS: '250', WARTA_LOG_LEVEL: 'warn', WARTA_RETRY_MS: '500' };
const LIMIT_MS = 85_000;

/**
 * `warta demo`: three local news sites, through the queue, to records. Without WARTA_DATA it starts afresh in
 * out/demo; with it, it goes on from what is there.
 * @returns 0 when every page became a record
 */
export async function demoCommand(): Promise<number> {
  const started = Date.now();
  const dataDir = resolve(process.env.WARTA_DATA ?? join('out', 'demo'));
  checkDataFolder(dataDir);
  if (!process.env.WARTA_DATA) rmSync(dataDir, { recursive: true, force: true });
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say('Serving three local news sites and opening the embedded database (some seconds the first time) …');
  const sites = await serveDemoSites(dataDir);
  const config = {
    ...readConfig({ ...DEMO_SETTINGS, ...process.env, WARTA_DATA: dataDir }),
    allowAddresses: sites.addresses.join(','),
  };
  const up = await startUp(config, createLog(config.logLevel), () => sites.sources).catch(async (error) => {
    await sites.close();
    throw error;
  });
  const interrupted = stopSignal();
  try {
    const ended = await Promise.race([waitUntilDone(up.app, sites.sources.length, say), interrupted]);
    const path = join(dataDir, 'records.ndjson');
    const summary = await up.app.store.records.summary();
    await pipeline(recordLines(up.app), createWriteStream(path));
    print(summary, path, Date.now() - started);
    return ended === 'done' && summary.every(({ pages, records }) => pages === records) ? 0 : 1;
  } finally {
    await up.stop();
    await sites.close();
  }
}

/** Every source has been looked at, and no page is on its way. */
async function waitUntilDone(
  app: App,
  sources: number,
  say: (line: string) => void,
): Promise<'done' | 'late'> {
  const { store } = app;
  let told = '';
  for (const started = Date.now(); Date.now() - started < LIMIT_MS; await sleep(200)) {
    const looked = (await store.sources.list()).filter(({ runs }) => runs > 0).length;
    const pending = await store.pages.pending();
    const counts = await store.pages.counts();
    const total = counts.reduce((sum, { n }) => sum + n, 0);
    const line = `${looked} of ${sources} feeds read, ${total - pending} of ${total} pages done`;
    if (line !== told) say(line);
    told = line;
    if (looked >= sources && pending === 0) return 'done';
  }
  return 'late';
}

async function* recordLines(app: App): AsyncGenerator<string> {
  for await (const { record } of app.store.records.all()) yield `${record}\n`;
}

function print(summary: SiteSummary[], path: string, ms: number): void {
  const rows = summary.map((s) => [s.site, `${s.pages}`, `${s.records}`, `${s.actions}`, s.ms.toFixed(1)]);
  process.stdout.write(`\n${formatTable(['site', 'pages', 'records', 'actions', 'ms'], rows)}\n`);
  process.stdout.write(`ms: mean time from archived page to record; ${(ms / 1000).toFixed(1)} s in all\n`);
  process.stdout.write(`records: ${path}\n`);
}
