import type { Command } from 'commander';

/**
 * The commands that make records of pages. Their modules are loaded when they are called.
 * @param set takes the exit status
 */
export function addPageCommands(program: Command, set: (status: number) => void): void {
  program.commandsGroup('Pages to records:');
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
}
