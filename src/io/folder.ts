import { access, constants, mkdir } from 'node:fs/promises';
import { ConfigError } from './errors.js';

/**
 * Makes sure that a folder below the data folder is there and can be written to.
 * @throws ConfigError
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new ConfigError('WARTA_DATA', (error as Error).message);
  }
}
