import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../app.js';
import { ConfigError } from '../errors.js';
import { queueStatus, statusOf } from '../status.js';

export interface MetricsServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves /metrics for Prometheus and /status as JSON.
 * @param port 0 for any free one
 * @throws ConfigError when nobody can listen there
 */
export async function serveMetrics(app: App, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    answer(app, request.url ?? '', response).catch((error: Error) => {
      response.writeHead(503, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) => reject(new ConfigError('WARTA_METRICS_PORT', message)));
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function answer(app: App, path: string, response: ServerResponse): Promise<void> {
  if (path === '/metrics') {
    const text = await app.metrics.text(await queueStatus(app.queues));
    response.writeHead(200, { 'content-type': app.metrics.registry.contentType }).end(text);
  } else if (path === '/status') {
    const status = JSON.stringify(await statusOf(app));
    response.writeHead(200, { 'content-type': 'application/json' }).end(status);
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('there are /metrics and /status\n');
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
