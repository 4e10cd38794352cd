import type { Command } from 'commander';
import type { BackfillOptions } from './backfill.js';
import type { Operate } from './operate/operations.js';

const SOURCES = `
Sources are the feeds, sitemaps and index pages that the files of rules/sites name; warta up begins with
them when it starts. For one more, add its address there (feeds:, sitemaps: or index:), or of a new outlet
a file: warta site new page.html drafts one. Then start warta up again.`;

/**
 * The commands about sources of articles.
 * @param operate runs an operating command
 */
export function addSourceCommands(program: Command, operate: Operate): void {
  const source = program
    .command('source')
    .description('feeds, sitemaps and index pages that are looked at')
    .addHelpText('after', SOURCES);
  source
    .command('list')
    .description('list them: how often and when they are looked at, and what went wrong')
    .action(() => operate('source list', {}));
  const which = 'ids of sources or sites, or "all"';
  source
    .command('pause')
    .description('look at them no more')
    .argument('<source...>', which)
    .action((names: string[]) => operate('source pause', { names }));
  source
    .command('resume')
    .description('look at them again')
    .argument('<source...>', which)
    .action((names: string[]) => operate('source resume', { names }));
  source
    .command('run')
    .description('look at them now')
    .argument('<source...>', which)
    .action((names: string[]) => operate('source run', { names }));

  program
    .command('backfill')
    .description('fetch what a site published on days in the past, by its sitemaps and dated index pages')
    .requiredOption('--site <id>', 'a site of rules/sites')
    .requiredOption('--from <day>', 'first day, 2026-03-01')
    .requiredOption('--to <day>', 'last day')
    .action((options: BackfillOptions) => operate('backfill', options));
}
