import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../core/record/build.js';
import { addIngestCommands } from './ingest.js';
import type { Operate } from './operate/operations.js';
import { addPageCommands } from './page-commands.js';
import { EXIT, report } from './report.js';
import { addRuleCommands } from './rule-commands.js';
import { addSourceCommands } from './source-commands.js';

/**
 * Runs one command line. Each command's module is loaded when it is called, so that `extract` never pays for
 * the queue and the store.
 * @param argv as process.argv
 * @returns the exit status
 */
export async function run(argv: string[]): Promise<number> {
  let status: number = EXIT.ok;
  const set = (code: number) => {
    status = code;
  };
  const program = new Command('warta')
    .description('Indonesian news, from pages to records: who did what to whom, when, and who said what.')
    .version(ENGINE_VERSION)
    .exitOverride()
    .showHelpAfterError('(run with --help for the options)');

  addPageCommands(program, set);
  const operate: Operate = async (name, args) => {
    const { operate } = await import('./operate/operate.js');
    set(await operate(name, args));
  };
  addIngestCommands(program, operate, set);
  addSourceCommands(program, operate);
  addRuleCommands(program, set);

  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return report(error, (text) => process.stderr.write(text));
  }
  return status;
}
