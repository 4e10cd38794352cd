import { startUp, startWorker, stopSignal, type Up } from '../../workers/up.js';
import { type Config, readConfig } from '../io/config.js';
import { sourcesFromRules } from '../io/discover/sources.js';
import { createLog, type Log } from '../io/log.js';
import { QUEUES, type QueueName } from '../io/queue/jobs.js';
import { UsageError } from './errors.js';

/** `warta up`: runs until SIGTERM or SIGINT. @returns 0 */
export function upCommand(options: { site?: string[]; queues?: string }): Promise<number> {
  const queues = queuesFrom(options.queues);
  return untilStopped((config, log) =>
    startUp(config, log, (app) => sourcesFromRules(app.rules, options.site), queues),
  );
}

/** `warta worker`: runs until SIGTERM or SIGINT. @returns 0 */
export function workerCommand(options: { queues?: string }): Promise<number> {
  const queues = queuesFrom(options.queues);
  return untilStopped((config, log) => startWorker(config, log, queues));
}

async function untilStopped(start: (config: Config, log: Log) => Promise<Up>): Promise<number> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const stopped = stopSignal();
  const up = await start(config, log);
  log.info({ signal: await stopped }, 'stopping');
  await up.stop();
  return 0;
}

/** @throws UsageError for a queue there is not */
function queuesFrom(list: string | undefined): QueueName[] {
  if (list === undefined) return [...QUEUES];
  return list.split(',').map((name) => {
    const queue = QUEUES.find((known) => known === name.trim());
    if (!queue) throw new UsageError(`no queue "${name}": there are ${QUEUES.join(', ')}`);
    return queue;
  });
}
