import { type App, openApp } from '../src/io/app.js';
import type { Config } from '../src/io/config.js';
import { ConfigError } from '../src/io/errors.js';
import { checkHealth } from '../src/io/health/check.js';
import type { Log } from '../src/io/log.js';
import { serveMetrics } from '../src/io/metrics/server.js';
import { QUEUES, type QueueName } from '../src/io/queue/jobs.js';
import type { Source } from '../src/io/store/sources.js';
import { startWorkers } from './start.js';

export interface Up {
  app: App;
  /** Ends the workers, then closes everything. */
  stop(): Promise<void>;
}

/** Files of the archive that nobody has written to for so long were left by a process that is gone. */
const ABANDONED_MS = 15 * 60_000;
/** How often the sources' health is looked at, and the archive tidied up after killed processes. */
const LOOK_MS = 10 * 60_000;
/** How often the embedded database is vacuumed. */
const VACUUM_MS = 3600_000;

/**
 * Scheduler and workers in this process: what `warta up` and the demo run.
 * @param chooseSources gives what is to be scheduled
 * @param queues what this process works on; others may do the rest
 * @throws DataFolderInUseError, RuleError, ConfigError
 */
export async function startUp(
  config: Config,
  log: Log,
  chooseSources: (app: App) => Source[],
  queues: readonly QueueName[] = QUEUES,
): Promise<Up> {
  const app = await openApp(config, log);
  const running = await closedOnError(app, async () => {
    const sources = chooseSources(app);
    await app.store.sources.put(sources);
    for (const source of await app.store.sources.list()) {
      if (!source.paused) await app.queues.schedule(source);
    }
    log.info({ sources: sources.length }, 'scheduled');
    return run(app, queues);
  });
  const every = (ms: number, what: string, work: () => Promise<void>) =>
    setInterval(() => void work().catch((error) => log.error({ error: String(error) }, what)), ms);
  const timers = [
    every(LOOK_MS, 'health', () => lookAfter(app)),
    every(VACUUM_MS, 'vacuum', () => app.vacuum()),
  ];
  return {
    app,
    async stop() {
      timers.forEach(clearInterval);
      await running.stop();
    },
  };
}

/**
 * Workers alone: what `warta worker` runs. Any number of them share one PostgreSQL.
 * @throws ConfigError, RuleError
 */
export async function startWorker(config: Config, log: Log, queues: readonly QueueName[]): Promise<Up> {
  if (!config.databaseUrl) {
    throw new ConfigError(
      'WARTA_DATABASE_URL',
      'is not set: the embedded database belongs to one process, and warta up runs all workers in it',
    );
  }
  const app = await openApp(config, log);
  return closedOnError(app, () => run(app, queues));
}

/** What cannot be started does not keep what was opened for it: the process has to end, and to say why. */
async function closedOnError<T>(app: App, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function run(app: App, queues: readonly QueueName[]): Promise<Up> {
  const { config, log } = app;
  await app.archive.prepare();
  const metrics =
    config.metricsPort > 0 ? await serveMetrics(app, config.metricsPort, config.metricsHost) : null;
  const workers = startWorkers(app, queues);
  log.info({ queues, on: app.backend.kind, data: config.dataDir, metrics: metrics?.port }, 'up');
  return {
    app,
    async stop() {
      await workers.stop();
      await metrics?.close();
      await app.close();
      log.info('stopped');
    },
  };
}

async function lookAfter(app: App): Promise<void> {
  if (app.config.databaseUrl) await app.archive.repair(ABANDONED_MS);
  await checkHealth(app);
}

/** Resolves at SIGTERM or SIGINT; a second signal ends the process at once. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    const once = (signal: NodeJS.Signals) => {
      resolve(signal);
      process.once(signal, () => process.exit(130));
    };
    process.once('SIGTERM', once);
    process.once('SIGINT', once);
  });
}
