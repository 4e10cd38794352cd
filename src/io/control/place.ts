import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The address of a Unix socket has room for 104 bytes on macOS and 108 on Linux. */
const MAX_PATH_BYTES = 100;
const NAME = 'warta.sock';

/**
 * Where the socket of a data folder may be, best first: in the folder; where its path is too long, or the file system
 * takes no sockets, among the temporary files by a name that is the folder's own.
 * @returns paths, as the lock announces them
 */
export function socketPlaces(folder: string): { path: string; announced: string }[] {
  const inside = join(folder, NAME);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const outside = join(tmpdir(), `warta-${hash}.sock`);
  const places = [{ path: outside, announced: outside }];
  if (Buffer.byteLength(inside) <= MAX_PATH_BYTES) places.unshift({ path: inside, announced: NAME });
  return places;
}
