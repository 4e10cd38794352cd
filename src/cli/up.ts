import { startUp, stopSignal } from '../../workers/up.js';
import { readConfig } from '../io/config.js';
import { sourcesFromRules } from '../io/discover/sources.js';
import { createLog } from '../io/log.js';

/** `warta up`: runs until SIGTERM or SIGINT. @returns 0 */
export async function upCommand(options: { site?: string[] }): Promise<number> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const stopped = stopSignal();
  const up = await startUp(config, log, (app) => sourcesFromRules(app.rules, options.site));
  log.info({ signal: await stopped }, 'stopping');
  await up.stop();
  return 0;
}
