import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const template = join(tmpdir(), 'warta-test-database');

/**
 * A data folder with an empty database in it. Making a database takes seconds, so it is made once and copied.
 * Remove it with `remove`.
 */
export async function dataFolder(): Promise<{ path: string; remove(): void }> {
  if (!existsSync(template)) await makeTemplate();
  const path = mkdtempSync(join(tmpdir(), 'warta-test-'));
  cpSync(template, join(path, 'db'), { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A folder with nothing in it. Remove it with `remove`. */
export function emptyFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'warta-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function makeTemplate(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'warta-test-made-'));
  const db = await PGlite.create(made);
  await db.close();
  try {
    renameSync(made, template);
  } catch {
    // Another test process was faster; its template is as good.
    rmSync(made, { recursive: true, force: true });
  }
}
