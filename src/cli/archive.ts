import type { Run } from './operate/run.js';
import { safeText } from './terminal.js';

/**
 * `warta archive verify`: reads every archived response again, pages and all else, and compares it with its digests
 * and the index, and the checksums of all that lies around them.
 * @returns 0, or 1 with one line for each fault
 */
export async function archiveVerify({ app, out, err, signal }: Run): Promise<number> {
  const { archive, store } = app;
  let good = 0;
  let bad = 0;
  const fault = (where: string, error: unknown) => {
    bad++;
    err(`${safeText(`${where}: ${(error as Error).message}`)}\n`);
  };
  for await (const capture of store.captures.all()) {
    signal.throwIfAborted();
    try {
      const { recordId } = await archive.read(capture);
      if (recordId !== capture.recordId) throw new Error(`${capture.file}: holds ${recordId} instead`);
      good++;
    } catch (error) {
      fault(capture.url, error);
    }
  }
  for (const file of await archive.files()) {
    signal.throwIfAborted();
    await archive.checkFile(file).catch((error) => fault(file, error));
  }
  await out(`${good} responses are whole, ${bad} faults\n`);
  return bad > 0 ? 1 : 0;
}
