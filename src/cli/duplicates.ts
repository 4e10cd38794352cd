import type { Run } from './operate/run.js';

/** `warta duplicates`: articles that are one text, one line of JSON a cluster, the likely original first. @returns 0 */
export async function duplicatesCommand({ app, out }: Run): Promise<number> {
  for await (const cluster of app.store.clusters.all()) await out(`${JSON.stringify(cluster)}\n`);
  return 0;
}
