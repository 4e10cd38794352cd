import { type App, openApp } from '../src/io/app.js';
import type { Config } from '../src/io/config.js';
import type { Log } from '../src/io/log.js';
import { QUEUES } from '../src/io/queue/jobs.js';
import type { Source } from '../src/io/store/sources.js';
import { startWorkers } from './start.js';

export interface Up {
  app: App;
  /** Ends the workers, then closes everything. */
  stop(): Promise<void>;
}

/**
 * Scheduler and workers in this process: what `warta up` and the demo run.
 * @param chooseSources gives what is to be scheduled
 * @throws DataFolderInUseError, RuleError, ConfigError
 */
export async function startUp(config: Config, log: Log, chooseSources: (app: App) => Source[]): Promise<Up> {
  const app = await openApp(config, log);
  const sources = chooseSources(app);
  await app.store.sources.put(sources);
  for (const source of await app.store.sources.list()) {
    if (!source.paused) await app.queues.schedule(source);
  }
  const workers = startWorkers(app, QUEUES);
  log.info({ sources: sources.length, queue: app.backend.kind, data: config.dataDir }, 'up');
  return {
    app,
    async stop() {
      await workers.stop();
      await app.close();
      log.info('stopped');
    },
  };
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
