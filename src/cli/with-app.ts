import { type App, openApp } from '../io/app.js';
import { readConfig } from '../io/config.js';
import { createLog } from '../io/log.js';

/**
 * Opens store, archive and queues for one command. The embedded database has one process at a time: while
 * `warta up` runs on the same data folder, such a command is refused with the reason.
 */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const config = readConfig();
  const app = await openApp(config, createLog(config.logLevel === 'info' ? 'warn' : config.logLevel));
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
