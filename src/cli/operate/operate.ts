import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from '../../io/config.js';
import { askControl, NoAnswerError } from '../../io/control/client.js';
import type { Output } from '../../io/control/protocol.js';
import { type Holder, holderOf } from '../../io/db/lock.js';
import { DataFolderInUseError } from '../../io/errors.js';
import { type Operation, type OperationName, operations } from './operations.js';
import { ownOutput } from './run.js';

/** How long a process that has the data folder and does not answer is waited for: it is just starting, or ending. */
export const PATIENCE_MS = 15_000;
const TELL_MS = 1_000;
/** Between two looks whether it is free. */
export const LOOK_MS = 100;

/**
 * Runs an operating command. The embedded database belongs to one process: where another one has it, as `warta up`
 * does, that one is asked to run the command, and what it writes is written here.
 * @returns the exit status
 * @throws UsageError, ConfigError, RuleError, DataFolderInUseError, ControlError
 */
export async function operate(name: OperationName, args: unknown, output = ownOutput()): Promise<number> {
  const operation: Operation = operations[name];
  const checked = operation.check(args);
  const config = readConfig();
  const started = performance.now();
  for (let told = false; ; await sleep(LOOK_MS)) {
    const holder = config.databaseUrl ? null : holderOf(config.dataDir);
    const status = holder
      ? await there(holder, name, operation, checked, output)
      : await here(config, operation, checked, output);
    if (typeof status === 'number') return status;
    const waited = performance.now() - started;
    if (waited > PATIENCE_MS) throw new DataFolderInUseError(config.dataDir, holder?.pid ?? 0);
    if (waited > TELL_MS && !told) {
      output.err('waiting for the process that has the data folder …\n');
      told = true;
    }
  }
}

/** @returns null when another process was faster to take the data folder */
async function here(
  config: Config,
  operation: Operation,
  args: unknown,
  output: Output,
): Promise<number | null> {
  const [{ openApp }, { createLog }] = await Promise.all([
    import('../../io/app.js'),
    import('../../io/log.js'),
  ]);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const app = await openApp(config, log).catch((error) => {
    if (error instanceof DataFolderInUseError) return null;
    throw error;
  });
  if (!app) return null;
  try {
    return await operation.run({ ...output, app }, args);
  } finally {
    await app.close();
  }
}

/** @returns null when the process does not answer, or not yet */
async function there(
  { socket }: Holder,
  command: OperationName,
  { rules }: Operation,
  args: Record<string, unknown>,
  output: Output,
): Promise<number | null> {
  if (!socket) return null;
  const ruleset = rules ? (await import('../../io/rules/load.js')).loadRules().hash : undefined;
  const request = { command, args, terminal: output.terminal, ...(ruleset && { ruleset }) };
  try {
    return await askControl(socket, request, output);
  } catch (error) {
    if (error instanceof NoAnswerError) return null;
    throw error;
  }
}
