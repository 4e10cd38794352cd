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
    .option('--queues <names>', 'work only on these queues, where warta worker does the rest')
    .action(async (options: { site?: string[]; queues?: string }) => {
      const { upCommand } = await import('./up.js');
      set(await upCommand(options));
    });

  program
    .command('worker')
    .description('work on queues until stopped; any number of them share one PostgreSQL (and Redis)')
    .option('--queues <names>', 'separated by commas: discover, fetch, extract, reprocess (default: all)')
    .action(async (options: { queues?: string }) => {
      const { workerCommand } = await import('./up.js');
      set(await workerCommand(options));
    });

  program
    .command('status')
    .description('queues, rates, the oldest waiting job, failures by reason')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { statusCommand } = await import('./status.js');
      set(await statusCommand(options));
    });

  program
    .command('health')
    .description('what each source gives, and which are silent or read worse than they used to be (exit 1)')
    .option('--json', 'all days of the last four weeks, as JSON')
    .action(async (options: { json?: boolean }) => {
      const { healthCommand } = await import('./health.js');
      set(await healthCommand(options));
    });

  program
    .command('duplicates')
    .description('articles that are one text, one cluster a line, the likely original first')
    .action(async () => {
      const { duplicatesCommand } = await import('./duplicates.js');
      set(await duplicatesCommand());
    });

  program
    .command('import')
    .description('take saved pages into the archive and queue their extraction')
    .argument('<path...>', 'WARC files (.warc, .warc.gz), HTML files, or folders of them')
    .option('--site <id>', 'site of pages whose address no rule knows', 'import')
    .action(async (paths: string[], options: { site: string }) => {
      const { importCommand } = await import('./import.js');
      set(await importCommand(paths, options));
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
    .command('show')
    .description('print all that is known of them, with the errors of every attempt')
    .argument('<job...>', 'ids, or "all"')
    .action(async (ids: string[]) => {
      const { failedShow } = await import('./failed.js');
      set(await failedShow(ids));
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
