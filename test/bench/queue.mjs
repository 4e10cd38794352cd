// What ingestion costs around fetching and extracting, on this machine.
//   npm run bench:queue [overhead|known|memory|threads|duplicates ...]    default: all
// A number is that of the articles among which PostgreSQL finds duplicates: npm run bench:queue duplicates 10000000.
// Redis figures need redis-server on the PATH. Fetcher, robots.txt, archive and extractor are stand-ins that answer
// at once where only the way through queue and store is measured.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duplicates } from './duplicates.mjs';
import { threads } from './threads.mjs';

const dist = new URL('../../dist/', import.meta.url);
const { openApp } = await import(new URL('src/io/app.js', dist));
const { readConfig } = await import(new URL('src/io/config.js', dist));
const { createLog } = await import(new URL('src/io/log.js', dist));
const { pageId, toPages, undated } = await import(new URL('src/io/discover/candidates.js', dist));
const { Extractor } = await import(new URL('src/io/extract/extractor.js', dist));
const { startWorkers } = await import(new URL('workers/start.js', dist));

const fixture = new URL('../../fixtures/demo/suarakota/2026/03/', import.meta.url);
const sample = readFileSync(new URL('museum-tekstil-pamerkan-batik-pesisir-abad-ke-19/index.html', fixture));
const folder = mkdtempSync(join(tmpdir(), 'warta-bench-'));
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const wanted = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const articles = process.argv.slice(2).find((word) => /^\d+$/.test(word));
const parts = {
  overhead,
  known,
  memory,
  threads: () => threads({ say, leaving }),
  duplicates: () => duplicates({ folder, say, leaving, articles: articles ? Number(articles) : undefined }),
};

/** What must not outlive this process, however it ends. */
const leaving = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const leave of leaving) leave();
    process.exit(1);
  });
}

console.log(`load of this machine: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await part();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Time from the fetch jobs of N pages to the last record, by N: both jobs, the host's turn, and all writes. */
async function overhead() {
  await withRedis(async (url) => {
    if (url) say('queue and store a page, Redis', await msPerPage(url, 2000), 'ms', '< 5');
  });
  say('queue and store a page, embedded', await msPerPage(null, 2000), 'ms', '< 12');
}

async function msPerPage(redisUrl, pages) {
  const on = redisUrl ? 'Redis' : 'embedded';
  const app = await standIn(redisUrl);
  // The first pages warm up what every later one uses.
  await run(app, pages, 300);
  const whole = await timed(pages, () => run(app, 0, pages));
  say(`… of which this process computes, ${on}`, whole.cpu, 'ms', '');
  await runBare(app, 'warm', 300);
  const bare = await timed(pages, () => runBare(app, 'bare', pages));
  say(`… and for the queue library alone, ${on}`, bare.cpu, 'ms', '');
  await app.close();
  return whole.wall;
}

/** Milliseconds a page, by the clock and by this process's own count. */
async function timed(pages, work) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / pages, cpu: (user + system) / 1000 / pages };
}

/** The same two jobs a page with nothing in them. */
async function runBare(app, name, pages) {
  const { queues, backend } = app;
  const settings = { concurrency: app.config.fetchConcurrency, maxStalled: 1 };
  const jobs = Array.from({ length: pages }, (_, i) => `${name}-${i}`);
  await queues.addFetches(
    jobs.map((id) => ({ fetchId: id, pageId: id, url: 'https://kabar.example/a', site: 'kabar' })),
  );
  let done = 0;
  const workers = [
    backend.worker(
      'fetch',
      async ({ data: { fetchId, pageId: page, site } }) => {
        await queues.addExtract({ fetchId, pageId: page, site });
      },
      settings,
    ),
    backend.worker('extract', async () => done++, settings),
  ];
  while (done < pages) await sleep(100);
  await Promise.all(workers.map((worker) => worker.close()));
}

/** A list of a million known addresses read again, a thousand at a time as sitemaps have them. */
async function known() {
  const app = await open(null);
  const key = `'kabar.example/read/2026/03/10/' || n || '/berita-nomor-' || n`;
  await app.store.db.query(
    `INSERT INTO warta.page (id, url, site, source, state)
     SELECT substr(encode(sha256('article\\000'::bytea || convert_to(${key}, 'UTF8')), 'hex'), 1, 32), 'https://' || ${key},
            'kabar', 's', 'extracted' FROM generate_series(1, 1000000) n`,
  );
  const started = performance.now();
  let fresh = 0;
  for (let from = 1; from <= 1_000_000; from += 1000) {
    const links = Array.from({ length: 1000 }, (_, i) =>
      undated(`https://kabar.example/read/2026/03/10/${from + i}/berita-nomor-${from + i}`),
    );
    const pages = toPages(links, { id: 's', site: 'kabar' }, app.rules);
    fresh += (await app.store.pages.add('s', pages)).length;
  }
  say('1,000,000 known addresses discovered again', (performance.now() - started) / 1000, 's', '< 300');
  if (fresh > 0) throw new Error(`${fresh} of the known addresses were taken for new ones`);
  await app.close();
}

/** Memory of a worker process after a quarter of 20,000 pages and after all of them. */
async function memory() {
  await withRedis(async (url) => {
    const app = await standIn(url);
    const at = [];
    for (let from = 0; from < 20_000; from += 5_000) {
      await run(app, from, 5_000);
      globalThis.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      at.push({ heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 });
    }
    await app.close();
    for (const kind of ['heap', 'rss']) {
      const growth = (100 * (at[3][kind] - at[0][kind])) / at[0][kind];
      say(`${kind} after 5,000 pages`, at[0][kind], 'MB', '');
      say(`${kind} after 20,000 pages`, at[3][kind], 'MB', '');
      say(`${kind} grown by`, growth, '%', '< 10');
    }
  });
}

function open(redisUrl) {
  const settings = {
    WARTA_DATA: mkdtempSync(join(folder, 'data-')),
    WARTA_HOST_DELAY_MS: '0',
    WARTA_LOG_LEVEL: 'silent',
    ...(redisUrl && process.env.WARTA_DATABASE_URL
      ? { WARTA_DATABASE_URL: process.env.WARTA_DATABASE_URL }
      : {}),
  };
  return openApp(
    readConfig({ ...settings, ...(redisUrl ? { WARTA_REDIS_URL: redisUrl } : {}) }),
    createLog('silent'),
  );
}

async function standIn(redisUrl) {
  const app = await open(redisUrl);
  const extractor = new Extractor({ threads: 1, timeoutMs: 60_000 });
  const task = {
    bytes: sample,
    contentType: 'text/html',
    url: 'https://kabar.example/a',
    fetchedAt: '2026-03-10T00:00:00Z',
    archive: 'a#0',
  };
  const extracted = await extractor.extract(task);
  await extractor.close();
  const captures = new Map();
  app.robots.verdict = async () => ({ kind: 'allowed' });
  app.fetcher.hop = async (url) => ({
    next: null,
    response: { url, status: 200, headers: [], bytes: sample, raw: sample },
  });
  app.archive.find = async (fetchId) => captures.get(fetchId) ?? null;
  app.archive.read = async () => ({ ...task, headers: [] });
  app.archive.store = async ({ fetchId, pageId: page }, { url, status }) => {
    const capture = { fetchId, pageId: page, url, status, file: 'a', offset: 0 };
    captures.set(fetchId, capture);
    return capture;
  };
  // Texts that are no copies of each other: each page is a cluster of its own, as most are.
  app.extractor.extract = async () => ({
    ...extracted,
    summary: { ...extracted.summary, content: String(Math.random()), fingerprint: null },
  });
  app.forget = () => captures.clear();
  return app;
}

async function run(app, from, n) {
  const jobs = Array.from({ length: n }, (_, i) => {
    const url = `https://kabar${i % 20}.example/read/2026/03/10/${from + i}/berita`;
    const id = pageId(url, app.rules);
    return { fetchId: id, pageId: id, url, site: 'kabar' };
  });
  const pages = jobs.map(({ pageId: id, url, site }) => ({ id, url, site, source: 's', modified: null }));
  await app.store.pages.add('s', pages);
  await app.queues.addFetches(jobs);
  await app.store.pages.queued(jobs.map((job) => job.pageId));
  const workers = startWorkers(app, ['fetch', 'extract']);
  while ((await app.store.pages.pending()) > 0) await sleep(100);
  await workers.stop();
  app.forget();
  app.stopping = new AbortController();
}

async function withRedis(work) {
  if (!hasRedis) {
    console.log('Redis: not measured, there is no redis-server here');
    return work(null);
  }
  const port = await freePort();
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--appendonly',
    'yes',
    '--dir',
    mkdtempSync(join(folder, 'redis-')),
  ];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  leaving.push(() => server.kill('SIGKILL'));
  try {
    await work(`redis://127.0.0.1:${port}`);
  } finally {
    server.kill('SIGKILL');
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

function say(what, value, unit, aim) {
  console.log(
    `${what.padEnd(46)}${value.toFixed(2).padStart(10)} ${unit.padEnd(8)} ${aim && `(aim: ${aim})`}`,
  );
}
