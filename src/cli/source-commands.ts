import type { Command } from 'commander';
import type { BackfillOptions } from './backfill.js';

/**
 * The commands about sources of articles. Their modules are loaded when they are called.
 * @param set takes the exit status
 */
export function addSourceCommands(program: Command, set: (status: number) => void): void {
  const source = program.command('source').description('feeds, sitemaps and index pages that are looked at');
  source
    .command('list')
    .description('list them: how often, when last, and what went wrong')
    .action(async () => {
      const { sourceList } = await import('./source.js');
      set(await sourceList());
    });
  const which = 'ids of sources or sites, or "all"';
  source
    .command('pause')
    .description('look at them no more')
    .argument('<source...>', which)
    .action(async (names: string[]) => {
      const { sourcePause } = await import('./source.js');
      set(await sourcePause(names));
    });
  source
    .command('resume')
    .description('look at them again')
    .argument('<source...>', which)
    .action(async (names: string[]) => {
      const { sourceResume } = await import('./source.js');
      set(await sourceResume(names));
    });
  source
    .command('run')
    .description('look at them now')
    .argument('<source...>', which)
    .action(async (names: string[]) => {
      const { sourceRun } = await import('./source.js');
      set(await sourceRun(names));
    });

  program
    .command('backfill')
    .description('fetch what a site published on days in the past, by its sitemaps and dated index pages')
    .requiredOption('--site <id>', 'a site of rules/sites')
    .requiredOption('--from <day>', 'first day, 2026-03-01')
    .requiredOption('--to <day>', 'last day')
    .action(async (options: BackfillOptions) => {
      const { backfillCommand } = await import('./backfill.js');
      set(await backfillCommand(options));
    });
}
