import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { packageRoot } from '../../io/rules/load.js';
import type { Source } from '../../io/store/sources.js';

const fixtures = join(packageRoot, 'fixtures', 'demo');
const LOOPBACK = '127.0.0.1';

export interface DemoSites {
  sources: Source[];
  /** "127.0.0.1:port" of each, for the list of allowed addresses. */
  addresses: string[];
  close(): Promise<void>;
}

/**
 * Serves every folder of fixtures/demo as a news site on a loopback port. The ports are remembered in the data
 * folder, so that a run that was killed finds the same addresses again.
 */
export async function serveDemoSites(dataDir: string): Promise<DemoSites> {
  const names = readdirSync(fixtures).sort();
  const portsFile = join(dataDir, 'demo-ports.json');
  const known = existsSync(portsFile) ? (JSON.parse(readFileSync(portsFile, 'utf8')) as number[]) : [];
  const servers = await Promise.all(names.map((name, i) => serveSite(join(fixtures, name), known[i] ?? 0)));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(portsFile, JSON.stringify(ports));
  return {
    addresses: ports.map((port) => `${LOOPBACK}:${port}`),
    sources: names.map((site, i) => ({
      id: `${site}-feed`,
      kind: 'feed',
      url: `http://${LOOPBACK}:${ports[i]}/feed.xml`,
      site,
      everyMs: 10 * 60_000,
    })),
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function serveSite(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return server;
}

/** The pages have `{{origin}}` where a site has its own address. */
function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const origin = `http://${request.headers.host}`;
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', origin).pathname));
  const file = [path, `${path}.html`, join(path, 'index.html')]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name) && statSync(name).isFile());
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>404</h1>');
    return;
  }
  const type = file.endsWith('.xml') ? 'application/rss+xml' : 'text/html';
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
  response.end(readFileSync(file, 'utf8').replaceAll('{{origin}}', origin));
}
