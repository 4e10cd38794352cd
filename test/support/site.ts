import { serve } from '../io/fetch/server.js';

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Answers by path with query; "*" is for the rest. A function is asked each time. */
export type Script = Record<string, Answer | ((request: Asked) => Answer)>;

export interface Asked {
  path: string;
  origin: string;
  headers: Record<string, string | string[] | undefined>;
}

/** A site on loopback that answers by a script after 10 ms, and remembers how it was asked. */
export async function scriptedSite(script: Script) {
  const asked: Asked[] = [];
  const [starts, ends]: [number[], number[]] = [[], []];
  let [busy, most] = [0, 0];
  const local = await serve((request, response) => {
    const path = String(request.url);
    const one = { path, origin: `http://${request.headers.host}`, headers: request.headers };
    asked.push(one);
    starts.push(Date.now());
    most = Math.max(most, ++busy);
    setTimeout(() => {
      busy--;
      ends.push(Date.now());
      const entry = script[path] ?? script['*'] ?? { status: 404 };
      const {
        status = 200,
        type = 'text/plain',
        headers = {},
        body = '',
      } = typeof entry === 'function' ? entry(one) : entry;
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    }, 10);
  });
  const gaps = () => starts.slice(1).map((start, i) => start - (ends[i] ?? 0));
  return {
    origin: local.origin,
    requests: asked,
    /** Paths in the order they were asked for. */
    get asked() {
      return asked.map(({ path }) => path);
    },
    /** Most requests at a time. */
    get most() {
      return most;
    },
    /** From each answer to the next request, in ms. */
    get gaps() {
      return gaps();
    },
    get closest() {
      return Math.min(...gaps());
    },
    close: () => local.close(),
  };
}

/** An RSS feed of these links, with ids that differ at every fetch. */
export function feedOf(links: string[]): string {
  const items = links.map(
    (link) =>
      `<item><title>x</title><link>${link}</link><guid isPermaLink="false">${Math.random()}</guid></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`;
}
