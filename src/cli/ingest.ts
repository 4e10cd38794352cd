import type { Command } from 'commander';

/**
 * The commands that use queue, store and archive. Their modules are loaded when they are called.
 * @param set takes the exit status
 */
export function addIngestCommands(program: Command, set: (status: number) => void): void {
  program
    .command('up')
    .description(
      'fetch, archive and extract on a schedule until stopped: scheduler and workers in one process',
    )
    .option('--site <id...>', 'only these sites of rules/sites (default: all)')
    .action(async (options: { site?: string[] }) => {
      const { upCommand } = await import('./up.js');
      set(await upCommand(options));
    });

  program
    .command('demo')
    .description('ingest three local news sites through the queue and print what came out')
    .action(async () => {
      const { demoCommand } = await import('./demo/command.js');
      set(await demoCommand());
    });

  program
    .command('reprocess')
    .description('make every record again from the archive and say what today’s rules change')
    .option('--write', 'keep the new records')
    .action(async (options: { write?: boolean }) => {
      const { reprocessCommand } = await import('./reprocess.js');
      set(await reprocessCommand(options));
    });

  const failed = program.command('failed').description('jobs that were given up, with the reason');
  failed
    .command('list')
    .description('list them')
    .action(async () => {
      const { failedList } = await import('./failed.js');
      set(await failedList());
    });
  failed
    .command('retry')
    .description('send them again')
    .argument('<job...>', 'ids, or "all"')
    .action(async (ids: string[]) => {
      const { failedRetry } = await import('./failed.js');
      set(await failedRetry(ids));
    });
  failed
    .command('drop')
    .description('take them off the list')
    .argument('<job...>', 'ids, or "all"')
    .action(async (ids: string[]) => {
      const { failedDrop } = await import('./failed.js');
      set(await failedDrop(ids));
    });

  program
    .command('archive')
    .description('the archive of fetched pages')
    .command('verify')
    .description('read every archived page again and compare it with its digest')
    .action(async () => {
      const { archiveVerify } = await import('./archive.js');
      set(await archiveVerify());
    });
}
