import type { App } from '../../io/app.js';
import type { ControlRequest, Output } from '../../io/control/protocol.js';
import { type ControlServer, serveControl } from '../../io/control/server.js';
import { UsageError } from '../errors.js';
import { EXIT, report } from '../report.js';
import { operationNamed } from './operations.js';

/** Of the arguments of a command, in characters: there may be thousands of ids. */
const MAX_LOGGED = 200;

/**
 * Lets the operating commands be run in this process, which has the data folder.
 * @returns null where the store is on a server: there each command opens it for itself
 */
export async function serveOperations(app: App): Promise<ControlServer | null> {
  if (!app.lock) return null;
  return serveControl(app.lock, (request, output) => answer(app, request, output), app.log);
}

async function answer(app: App, request: ControlRequest, output: Output): Promise<number> {
  const { command } = request;
  app.log.info({ command, args: JSON.stringify(request.args).slice(0, MAX_LOGGED) }, 'command');
  try {
    const operation = operationNamed(command);
    if (!operation) throw new UsageError('the process that has the data folder knows no such command');
    if (operation.rules && request.ruleset !== app.rules.hash) {
      throw new UsageError(
        `the rules have changed since process ${process.pid} was started: start it again first`,
      );
    }
    return await operation.run({ ...output, app }, request.args);
  } catch (error) {
    if (!output.signal.aborted) return report(error, output.err);
    output.err('warta: the process that has the data folder is stopping\n');
    return EXIT.rows;
  }
}
