import { afterAll, beforeAll } from 'vitest';
import { Store } from '../../../src/io/store/store.js';
import type { OpenDatabase } from '../db/databases.js';

/** Opens a database with a store in it before the tests of a block, and closes it after them. */
export function openBeforeAll(open: () => Promise<OpenDatabase>, use: (store: Store) => void): void {
  let opened: OpenDatabase | undefined;
  beforeAll(async () => {
    opened = await open();
    use(await Store.open(opened.db));
  });
  afterAll(() => opened?.close());
}
