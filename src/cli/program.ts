import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../core/record/build.js';
import { addIngestCommands } from './ingest.js';
import type { Operate } from './operate/operations.js';
import { EXIT, report } from './report.js';
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
    .commandsGroup('Pages to records:')
    .exitOverride()
    .showHelpAfterError('(run with --help for the options)');

  program
    .command('extract')
    .description('extract records from pages, copied text, folders or addresses')
    .argument('[input...]', 'files, folders, http(s) addresses, or - for standard input')
    .option('-f, --format <format>', 'json, ndjson or pretty (default: pretty on a terminal, else json)')
    .option('--ndjson', 'batch mode: one JSON row a line on standard input, one record a line out')
    .option('-o, --out <file>', 'write there instead of standard output')
    .option('--published <date>', 'publication time, ISO 8601, instead of what the page says')
    .option('--url <url>', 'address the page came from, for a file or standard input')
    .option('--no-sites', 'leave site and family rules out: only the generic way')
    .action(async (inputs: string[], options) => {
      const { extractCommand } = await import('./extract/command.js');
      set(await extractCommand(inputs, options));
    });

  program
    .command('explain')
    .description('say why: containers considered, every removal with its rule, all witnesses of each field')
    .argument('<file>', 'a saved page, a copied text, an http(s) address, or -')
    .option('--html <out>', 'write a page with the article, what was removed struck through, rules on hover')
    .option('--url <url>', 'address the page came from')
    .option('--no-sites', 'leave site and family rules out')
    .action(async (file: string, options) => {
      const { explainCommand } = await import('./explain.js');
      set(await explainCommand(file, options));
    });

  const operate: Operate = async (name, args) => {
    const { operate } = await import('./operate/operate.js');
    set(await operate(name, args));
  };
  addIngestCommands(program, operate, set);
  addSourceCommands(program, operate);

  program.commandsGroup('Rules and schema:');
  const rules = program.command('rules').description('the rules under rules/');
  rules
    .command('check')
    .description('validate every rule file and run every example and counterexample')
    .argument('[dir]', 'folder of rule files (default: the package’s own)')
    .action(async (dir?: string) => {
      const { rulesCheck } = await import('./rules.js');
      set(rulesCheck(dir));
    });
  rules
    .command('compile')
    .description('write the bundle of parsed rules that later starts read (part of the build)')
    .action(async () => {
      const { rulesCompile } = await import('./rules.js');
      set(rulesCompile());
    });

  const site = program.command('site').description('the outlets under rules/sites');
  site
    .command('check')
    .description('read a page of each site’s family under its own domain, and say per field what was found')
    .argument('[site...]', 'only these (default: all)')
    .action(async (ids: string[]) => {
      const { siteCheck } = await import('./site.js');
      set(siteCheck(ids));
    });

  site
    .command('new')
    .description('draft a site rule and fixture from a page, for a person to confirm')
    .argument('<page>', 'an http(s) address or a saved page')
    .option('--url <url>', 'address the saved page came from')
    .option('--dir <folder>', 'where the draft goes', 'site-drafts')
    .action(async (page: string, options: { url?: string; dir: string }) => {
      const { siteNew } = await import('./site-new.js');
      set(await siteNew(page, options));
    });

  program
    .command('schema')
    .description('print the JSON Schema of the record')
    .option('--write', 'write it to schema/record.schema.json')
    .action(async (options: { write?: boolean }) => {
      const { schemaCommand } = await import('./schema.js');
      set(schemaCommand(options));
    });

  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return report(error, (text) => process.stderr.write(text));
  }
  return status;
}
