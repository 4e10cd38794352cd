import type { Command } from 'commander';

/**
 * The commands about the rules, the outlets' files and the record's schema.
 * @param set takes the exit status
 */
export function addRuleCommands(program: Command, set: (status: number) => void): void {
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
}
