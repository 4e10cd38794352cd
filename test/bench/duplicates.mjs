// Finding near-duplicates among many articles, on PostgreSQL and on the embedded database.
//   npm run bench:queue duplicates [articles on PostgreSQL, by default 1000000]
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';
import { quantile } from './stats.mjs';

const dist = new URL('../../dist/', import.meta.url);
const { FIND } = await import(new URL('src/io/store/alike.js', dist));
const { Store } = await import(new URL('src/io/store/store.js', dist));
const { openEmbedded } = await import(new URL('src/io/db/embedded.js', dist));
const { openPostgres } = await import(new URL('src/io/db/postgres.js', dist));

const MILLION = 1_000_000;
const LOOKUPS = 400;
const INSERTS = 400;

/**
 * The bands of article n: the content's (k = 0) and those of its signature (1 to 16). A tenth of all end in the same
 * footer, a fiftieth is nothing but one of three boilerplates, a twentieth fills one of fifty forms, and a twentieth
 * are copies in groups of ten; the rest have all bands to themselves.
 */
const BAND = `CASE
  WHEN n % 10 = 0 AND k = 1 THEN 7
  WHEN n % 50 = 1 THEN hashint8extended(-1 - n / 50 % 3, k)
  WHEN n % 20 = 2 AND k BETWEEN 1 AND 6 THEN hashint8extended(-1000 - n / 20 % 50, k)
  WHEN n % 20 = 3 AND k BETWEEN 1 AND 12 THEN hashint8extended(n - n % 200, k)
  ELSE hashint8extended(n, k) END`;

/** Kinds of new articles that are looked up, by the number of one that is like them. */
const KINDS = {
  'like no other': (i) => 20_000_007 + i * 100,
  'a copy': (i) => 203 + i * 200,
  'with a common footer': (i) => 20_000_010 + i * 100,
  'a filled form': (i) => 20_000_002 + i * 20,
  'boilerplate only': (i) => 20_000_001 + i * 50,
};

/** Prints what lookups and inserts take, how many rows they read by which plan, and the size on the disk. */
export async function duplicates({ folder, say, leaving, articles = MILLION }) {
  const { postgresAvailable, TestPostgres } = await tsImport('../io/db/postgres.ts', import.meta.url);
  if (postgresAvailable()) {
    // The server's files go where this bench's are removed from, and PostgreSQL's own user must get there.
    chmodSync(folder, 0o711);
    process.env.TMPDIR = folder;
    const server = await TestPostgres.start();
    // Before the folder is removed in which it writes.
    leaving.unshift(() => void server.down());
    try {
      await measure('PostgreSQL', await openPostgres(await server.newDatabase()), articles, say);
    } finally {
      await server.close();
    }
  } else {
    console.log('PostgreSQL: not measured, there is none here');
  }
  const data = mkdtempSync(join(folder, 'duplicates-'));
  await measure('embedded', await openEmbedded(data), MILLION, say);
}

async function measure(name, db, articles, say) {
  const store = await Store.open(db);
  const started = performance.now();
  await fill(db, articles);
  const label = `${articles.toLocaleString('en')} articles, ${name}`;
  say(`${label}: made in`, (performance.now() - started) / 1000, 's', '');
  say('  table and indexes of the bands', (await size(db, 'warta.band')) / 2 ** 20, 'MB', '');
  say('  table and indexes of the articles', (await size(db, 'warta.article')) / 2 ** 20, 'MB', '');
  for (const [kind, number] of Object.entries(KINDS)) {
    const found = await lookUp(db, number);
    say(`  lookup, ${kind}: median`, quantile(found.times, 0.5), 'ms', '');
    say(`  lookup, ${kind}: 95th percentile`, quantile(found.times, 0.95), 'ms', '< 20');
    say('    rows read of the bands, most', found.bands, '', '');
    say('    rows read of the articles, most', found.articles, '', '');
    say('    pages of 8 kB touched, most', found.pages, '', '');
    console.log(`    by ${found.scans.join(', ')}`);
  }
  const times = await insert(store);
  say('  found, and kept: median', quantile(times, 0.5), 'ms', '');
  say('  found, and kept: 95th percentile', quantile(times, 0.95), 'ms', '');
  await db.close();
}

/** Articles 1 to n, made by the server itself; the indexes come after, which is faster than with them. */
async function fill(db, articles) {
  await db.query('ALTER TABLE warta.band DROP CONSTRAINT band_pkey');
  await db.query('DROP INDEX warta.article_cluster');
  const step = 100_000;
  for (let from = 1; from <= articles; from += step) {
    const numbers = `generate_series(${from}::bigint, ${Math.min(from + step - 1, articles)}) n`;
    await db.query(
      `INSERT INTO warta.article (page_id, cluster, content, named, signature)
       SELECT md5(n::text), md5('f' || n), md5('c' || n), true, decode(repeat(md5(n::text), 16), 'hex')
       FROM ${numbers}`,
    );
    await db.query(`INSERT INTO warta.band SELECT ${BAND}, n FROM ${numbers}, generate_series(0, 16) k`);
    // The embedded database leaves no room for signals.
    await breathe();
  }
  await db.query('CREATE INDEX article_cluster ON warta.article (cluster)');
  await db.query('ALTER TABLE warta.band ADD PRIMARY KEY (band, article)');
  await db.query('VACUUM ANALYZE warta.article');
  await db.query('VACUUM ANALYZE warta.band');
}

async function size(db, table) {
  const { rows } = await db.query('SELECT pg_total_relation_size($1::regclass)::float8 AS bytes', [table]);
  return rows[0].bytes;
}

async function lookUp(db, number) {
  const times = [];
  const read = { bands: 0, articles: 0, pages: 0, scans: new Set() };
  for (let i = 1; i <= LOOKUPS; i++) {
    const bands = await bandsOf(db, number(i));
    const started = performance.now();
    await db.query(FIND, ['new', bands]);
    times.push(performance.now() - started);
    if (i % 40 === 0) await explain(db, bands, read);
  }
  return { times, ...read, scans: [...read.scans] };
}

async function bandsOf(db, n) {
  const { rows } = await db.query(
    `SELECT (${BAND})::text AS band FROM (SELECT $1::bigint AS n) x, generate_series(0, 16) k ORDER BY k`,
    [n],
  );
  return rows.map(({ band }) => band);
}

/** Adds up what a lookup reads of each table, and by which kind of scan: counts that no load of the machine changes. */
async function explain(db, bands, read) {
  const { rows } = await db.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${FIND}`, ['new', bands]);
  const plan = rows[0]['QUERY PLAN'];
  const sum = { band: 0, article: 0 };
  const visit = (node) => {
    const table = node['Relation Name'];
    if (table) {
      const hits = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
      sum[table] += hits * node['Actual Loops'];
      read.scans.add(`${node['Node Type']} on ${node['Index Name'] ?? table}`);
    }
    for (const below of node.Plans ?? []) visit(below);
  };
  const top = (typeof plan === 'string' ? JSON.parse(plan) : plan)[0].Plan;
  visit(top);
  read.bands = Math.max(read.bands, sum.band);
  read.articles = Math.max(read.articles, sum.article);
  read.pages = Math.max(read.pages, top['Shared Hit Blocks'] + top['Shared Read Blocks']);
}

/** New articles of all kinds, each placed as a worker does it. */
async function insert(store) {
  const times = [];
  for (let i = 1; i <= INSERTS; i++) {
    const number = Object.values(KINDS)[i % Object.keys(KINDS).length](i + LOOKUPS);
    const [, ...bands] = await bandsOf(store.db, number);
    const signature = crypto.getRandomValues(new Uint32Array(64));
    const article = { pageId: `new-${i}`, fetchId: `new-${i}`, content: `new ${i}`, publishedAt: null };
    const started = performance.now();
    await store.clusters.place({ ...article, named: true, fingerprint: { signature, bands } });
    times.push(performance.now() - started);
  }
  return times;
}
