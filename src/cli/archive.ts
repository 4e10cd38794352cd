import { withApp } from './with-app.js';

/**
 * `warta archive verify`: reads every archived response again, pages and all else, and compares it with its digests
 * and the index, and the checksums of all that lies around them.
 * @returns 0, or 1 with one line for each fault
 */
export function archiveVerify(): Promise<number> {
  return withApp(async ({ archive, store }) => {
    let good = 0;
    let bad = 0;
    for await (const capture of store.captures.all()) {
      try {
        const { recordId } = await archive.read(capture);
        if (recordId !== capture.recordId) throw new Error(`${capture.file}: holds ${recordId} instead`);
        good++;
      } catch (error) {
        bad++;
        process.stderr.write(`${capture.url}: ${(error as Error).message}\n`);
      }
    }
    for (const file of await archive.files()) {
      await archive.checkFile(file).catch((error: Error) => {
        bad++;
        process.stderr.write(`${file}: ${error.message}\n`);
      });
    }
    process.stdout.write(`${good} responses are whole, ${bad} faults\n`);
    return bad > 0 ? 1 : 0;
  });
}
