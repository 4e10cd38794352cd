import type { Db } from '../../../src/io/db/db.js';
import { type EmbeddedDb, openEmbedded } from '../../../src/io/db/embedded.js';
import { openPostgres, type PostgresDb } from '../../../src/io/db/postgres.js';
import { dataFolder } from '../folder.js';
import { postgresAvailable, TestPostgres } from './postgres.js';

export interface OpenDatabase<D extends Db = Db> {
  db: D;
  close(): Promise<void>;
}

export async function embeddedDatabase(): Promise<OpenDatabase<EmbeddedDb>> {
  const folder = await dataFolder();
  const db = await openEmbedded(folder.path);
  return {
    db,
    async close() {
      await db.close();
      folder.remove();
    },
  };
}

export async function postgresDatabase(): Promise<OpenDatabase<PostgresDb>> {
  const server = await TestPostgres.start();
  try {
    const db = await openPostgres(await server.newDatabase());
    return {
      db,
      async close() {
        await db.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Every database that the store must work over: name, whether it can be had here, and how it is opened. */
export const databases: [string, boolean, () => Promise<OpenDatabase>][] = [
  ['PGlite', true, embeddedDatabase],
  [`PostgreSQL (needs Debian's postgresql)`, postgresAvailable(), postgresDatabase],
];
