import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordJsonSchema } from '../core/record/schema.js';
import { packageRoot } from '../io/rules/load.js';

/** Where the generated JSON Schema is kept in the repository. */
export const schemaPath = join(packageRoot, 'schema', 'record.schema.json');

/** `warta schema [--write]`. */
export function schemaCommand(options: { write?: boolean }): number {
  const text = `${JSON.stringify(recordJsonSchema(), null, 2)}\n`;
  if (options.write) {
    mkdirSync(dirname(schemaPath), { recursive: true });
    writeFileSync(schemaPath, text);
  } else process.stdout.write(text);
  return 0;
}
