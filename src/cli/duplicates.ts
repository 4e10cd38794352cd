import { withApp } from './with-app.js';

/** `warta duplicates`: articles that are one text, one line of JSON a cluster, the likely original first. @returns 0 */
export function duplicatesCommand(): Promise<number> {
  return withApp(async ({ store }) => {
    for await (const cluster of store.clusters.all()) process.stdout.write(`${JSON.stringify(cluster)}\n`);
    return 0;
  });
}
