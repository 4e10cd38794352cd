import type { Command } from 'commander';
import type { Operate } from './operate/operations.js';

/**
 * The commands that use queue, store and archive. Their modules are loaded when they are called.
 * @param operate runs an operating command
 * @param set takes the exit status of the others
 */
export function addIngestCommands(program: Command, operate: Operate, set: (status: number) => void): void {
  program.commandsGroup('Ingestion:');
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
    .command('demo')
    .description('ingest three local news sites through the queue and print what came out')
    .action(async () => {
      const { demoCommand } = await import('./demo/command.js');
      set(await demoCommand());
    });

  program.commandsGroup('Operating, also while warta up runs:');
  program
    .command('status')
    .description('queues, rates, the oldest waiting job, failures by reason')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => operate('status', options));

  program
    .command('health')
    .description('what each source gives, and which are silent or read worse than they used to be (exit 1)')
    .option('--json', 'all days of the last four weeks, as JSON')
    .action((options: { json?: boolean }) => operate('health', options));

  program
    .command('duplicates')
    .description('articles that are one text, one cluster a line, the likely original first')
    .action(() => operate('duplicates', {}));

  program
    .command('import')
    .description('take saved pages into the archive and queue their extraction')
    .argument('<path...>', 'WARC files (.warc, .warc.gz), HTML files, or folders of them')
    .option('--site <id>', 'site of pages whose address no rule knows', 'import')
    .action((paths: string[], options: { site: string }) => operate('import', { paths, ...options }));

  program
    .command('reprocess')
    .description('make every record again from the archive and say what today’s rules change')
    .option('--write', 'keep the new records')
    .action((options: { write?: boolean }) => operate('reprocess', options));

  const failed = program.command('failed').description('jobs that were given up, with the reason');
  failed
    .command('list')
    .description('list the newest of each queue')
    .option('--limit <n>', 'at most so many of each queue (default: 100)')
    .action((options: { limit?: string }) => operate('failed list', options));
  failed
    .command('show')
    .description('print all that is known of them, with the errors of every attempt')
    .argument('<job...>', 'ids, or "all"')
    .action((ids: string[]) => operate('failed show', { ids }));
  failed
    .command('retry')
    .description('send them again')
    .argument('<job...>', 'ids, or "all"')
    .action((ids: string[]) => operate('failed retry', { ids }));
  failed
    .command('drop')
    .description('take them off the list')
    .argument('<job...>', 'ids, or "all"')
    .action((ids: string[]) => operate('failed drop', { ids }));

  program
    .command('archive')
    .description('the archive of fetched pages')
    .command('verify')
    .description('read every archived page again and compare it with its digest')
    .action(() => operate('archive verify', {}));
}
