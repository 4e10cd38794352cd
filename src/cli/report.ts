import { RuleError } from '../core/errors.js';
import { ConfigError, ControlError, DataFolderInUseError } from '../io/errors.js';
import { UsageError } from './errors.js';

/** Exit statuses: all well, some rows failed, wrong usage or settings. */
export const EXIT = { ok: 0, rows: 1, usage: 2 } as const;

/**
 * Says what was wrong and what to do, in the words of the error; a stack only for what nobody foresaw.
 * @param err takes the text for standard error
 * @returns the exit status
 */
export function report(error: unknown, err: (text: string) => unknown): number {
  if (
    error instanceof UsageError ||
    error instanceof RuleError ||
    error instanceof ConfigError ||
    error instanceof DataFolderInUseError
  ) {
    err(`warta: ${error.message}\n`);
    return EXIT.usage;
  }
  const foreseen = error instanceof ControlError || !(error instanceof Error);
  err(`warta: ${foreseen ? String(Object(error).message ?? error) : (error.stack ?? error.message)}\n`);
  return EXIT.rows;
}
