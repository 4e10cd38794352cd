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
}
