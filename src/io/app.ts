import { join } from 'node:path';
import type { Ruleset } from '../core/rules/ruleset.js';
import { Archive } from './archive/archive.js';
import type { Config } from './config.js';
import type { EmbeddedDb } from './db/embedded.js';
import type { FolderLock } from './db/lock.js';
import type { PostgresDb } from './db/postgres.js';
import { Extractor } from './extract/extractor.js';
import { addressPolicy } from './fetch/address.js';
import { Fetcher } from './fetch/fetcher.js';
import { MAX_BODY_BYTES, userAgent } from './fetch/page.js';
import type { Log } from './log.js';
import { Metrics } from './metrics/metrics.js';
import { QueueBackend } from './queue/backend.js';
import type { QueueName } from './queue/jobs.js';
import { Queues } from './queue/queues.js';
import { Robots } from './robots/robots.js';
import { loadRules } from './rules/load.js';
import { Store } from './store/store.js';

/** Everything a worker needs, opened once for a process. */
export interface App {
  config: Config;
  log: Log;
  rules: Ruleset;
  store: Store;
  archive: Archive;
  backend: QueueBackend;
  queues: Queues;
  metrics: Metrics;
  fetcher: Fetcher;
  robots: Robots;
  extractor: Extractor;
  /** The data folder, where the embedded database has it for this process alone; null with one on a server. */
  lock: FolderLock | null;
  /** Queues that this process works on. */
  working: Set<QueueName>;
  /** Fires when the process is asked to stop and jobs in hand have had their time. */
  stopping: AbortController;
  /**
   * What a database server does by itself and the embedded one does not: makes the room of rows that were changed or
   * removed free again. Without it, queues that run for months would slow down.
   */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens store, archive and queues as the settings say, and tidies up what a killed process left.
 * @throws DataFolderInUseError, RuleError, ConfigError
 */
export async function openApp(config: Config, log: Log): Promise<App> {
  const opened: Closable[] = [];
  try {
    return await open(config, log, opened);
  } catch (error) {
    // What stays open would keep the process from ending, and the data folder from the next one.
    await closeAll(opened).catch(() => undefined);
    throw error;
  }
}

/** Opens one after the other. @param opened takes each, for who has to close them */
async function open(config: Config, log: Log, opened: Closable[]): Promise<App> {
  const keep = <T extends Closable>(one: T): T => {
    opened.push(one);
    return one;
  };
  const rules = loadRules();
  const { db, backend: openBackend, lock } = await openDatabase(config);
  keep(db);
  const store = await Store.open(db);
  const archive = keep(new Archive(join(config.dataDir, 'archive'), store.captures));
  if (lock) {
    await archive.repair(0);
    await store.hosts.releaseAll();
  }
  const backend = keep(config.redisUrl ? await QueueBackend.redis(config.redisUrl) : await openBackend());
  const queues = new Queues(backend, { attempts: config.attempts, delayMs: config.retryMs }, (error) =>
    log.error({ error: error.message }, 'queue'),
  );
  keep(queues);
  const fetcher = keep(
    new Fetcher({
      allowed: addressPolicy(config.allowAddresses),
      userAgent: userAgent(config.contact),
      timeoutMs: config.fetchTimeoutMs,
      maxBytes: MAX_BODY_BYTES,
    }),
  );
  const extractor = keep(
    new Extractor({ threads: config.extractConcurrency, timeoutMs: config.extractTimeoutMs }),
  );
  return {
    config,
    log,
    rules,
    store,
    archive,
    backend,
    queues,
    metrics: new Metrics(),
    fetcher,
    robots: new Robots(store.robots, store.hosts, fetcher, archive),
    extractor,
    lock,
    working: new Set(),
    stopping: new AbortController(),
    vacuum: async () => {
      if (lock) await db.query('VACUUM');
    },
    close: () => closeAll(opened),
  };
}

interface Closable {
  close(): Promise<void>;
}

/** The last opened first. */
async function closeAll(opened: Closable[]): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

interface OpenDatabase {
  db: EmbeddedDb | PostgresDb;
  /** Queues in this database, for when there is no Redis. */
  backend: () => Promise<QueueBackend>;
  /** There is one when no other process can have the store open. */
  lock: FolderLock | null;
}

/** Of the two databases only the one that is used is loaded. */
async function openDatabase({ databaseUrl, dataDir }: Config): Promise<OpenDatabase> {
  if (databaseUrl) {
    const { openPostgres } = await import('./db/postgres.js');
    const db = await openPostgres(databaseUrl);
    return { db, backend: () => QueueBackend.postgres(db), lock: null };
  }
  const { openEmbedded } = await import('./db/embedded.js');
  const db = await openEmbedded(dataDir);
  return { db, backend: () => QueueBackend.embedded(db), lock: db.lock };
}
