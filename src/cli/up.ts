import { setTimeout as sleep } from 'node:timers/promises';
import { startUp, startWorker, stopSignal, type Up } from '../../workers/up.js';
import { type Config, readConfig, unknownSettings } from '../io/config.js';
import { holderOf } from '../io/db/lock.js';
import { sourcesFromRules } from '../io/discover/sources.js';
import { createLog, type Log } from '../io/log.js';
import { QUEUES, type QueueName } from '../io/queue/jobs.js';
import { UsageError } from './errors.js';
import { LOOK_MS, PATIENCE_MS } from './operate/operate.js';
import { serveOperations } from './operate/serve.js';

/** Longer than jobs in hand are given, and shorter than it takes a service manager to kill. */
const STOP_MS = 20_000;

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
  for (const setting of unknownSettings()) log.warn({ setting }, 'there is no such setting');
  const stopped = stopSignal();
  await commandsDone(config);
  const up = await start(config, log);
  const control = await serveOperations(up.app);
  log.info({ signal: await stopped }, 'stopping');
  endAnyway(log);
  await control?.close();
  await up.stop();
  return 0;
}

/**
 * A server that is away keeps whoever speaks to it waiting; who stops this process does not wait for that. What is
 * in hand then is given back when its lock runs out.
 */
function endAnyway(log: Log): void {
  const end = () => {
    log.error('not stopped in time: a server does not answer');
    process.exit(1);
  };
  setTimeout(end, STOP_MS).unref();
}

/** Another command may have the data folder for a moment; another instance, which can be spoken to, is not waited for. */
async function commandsDone({ databaseUrl, dataDir }: Config): Promise<void> {
  if (databaseUrl) return;
  for (const started = performance.now(); performance.now() - started < PATIENCE_MS; await sleep(LOOK_MS)) {
    const holder = holderOf(dataDir);
    if (!holder || holder.socket) return;
  }
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
