import type { LookupFunction } from 'node:net';
import type { Agent } from 'undici';
import { PermanentFetchError } from '../errors.js';
import type { AddressPolicy } from './address.js';
import { readBody } from './body.js';
import { guardedAgent } from './connect.js';
import { type Exchange, type FetchedResponse, headerValue } from './exchange.js';
import { fetchErrorFrom } from './failure.js';

export interface FetcherOptions {
  allowed: AddressPolicy;
  lookup?: LookupFunction;
  userAgent: string;
  /** From the first request to the last byte, redirects included. */
  timeoutMs: number;
  /** Largest body, before and after decompression. */
  maxBytes: number;
  maxRedirects?: number;
  now?: () => Date;
}

export interface RequestOptions {
  /** Further request headers, such as If-None-Match. */
  headers?: Record<string, string>;
  accept?: string;
  maxBytes?: number;
  signal?: AbortSignal;
}

const DEFAULT_ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1';

/** Fetches over HTTP from public addresses only, within limits of time and size. */
export class Fetcher {
  private readonly agent: Agent;

  constructor(private readonly options: FetcherOptions) {
    this.agent = guardedAgent(options);
  }

  /**
   * Fetches one address, following redirects; the deadline, the size limit and the address policy hold for each hop.
   * @returns the last response, whatever its status
   * @throws RetryableFetchError, PermanentFetchError (RefusedAddressError)
   */
  async fetch(address: string, request: RequestOptions = {}): Promise<FetchedResponse> {
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    const redirects: Exchange[] = [];
    let url = httpUrl(address);
    for (;;) {
      const response = await this.once(url, { ...request, signal }).catch((error: unknown) => {
        throw fetchErrorFrom(error, url.href, deadline.aborted);
      });
      const next = redirectTarget(response, url);
      if (!next) return { ...response, requested: address, redirects };
      redirects.push(response);
      this.checkRedirect(address, next.href, redirects);
      url = next;
    }
  }

  private checkRedirect(address: string, next: string, redirects: Exchange[]): void {
    if (redirects.some(({ url }) => url === next)) {
      throw new PermanentFetchError('redirect-loop', address, `redirects in a circle by way of ${next}`);
    }
    const limit = this.options.maxRedirects ?? 5;
    if (redirects.length > limit) {
      throw new PermanentFetchError('too-many-redirects', address, `redirects more than ${limit} times`);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async once(url: URL, request: RequestOptions): Promise<Exchange> {
    const started = Date.now();
    const fetchedAt = (this.options.now?.() ?? new Date()).toISOString();
    const headers = {
      'user-agent': this.options.userAgent,
      accept: request.accept ?? DEFAULT_ACCEPT,
      'accept-encoding': 'gzip, br',
      'accept-language': 'id,en;q=0.3',
      ...request.headers,
    };
    const { timeoutMs, maxBytes } = this.options;
    const response = await this.agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers,
      signal: request.signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      responseHeaders: 'raw',
    });
    const lines = headerLines(response.headers as unknown as string[]);
    const encoding = headerValue(lines, 'content-encoding');
    const body = await readBody(response.body, encoding, request.maxBytes ?? maxBytes, url.href);
    return {
      url: url.href,
      status: response.statusCode,
      statusText: response.statusText ?? '',
      headers: lines,
      requestHeaders: [['host', url.host], ...Object.entries(headers)],
      ...body,
      fetchedAt,
      ms: Date.now() - started,
    };
  }
}

function httpUrl(address: string, base?: string): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new PermanentFetchError('bad-url', address, 'not an address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new PermanentFetchError('bad-url', address, `only http and https are fetched, not ${url.protocol}`);
  }
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}

function redirectTarget(response: { status: number; headers: [string, string][] }, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = headerValue(response.headers, 'location');
  return location ? httpUrl(location, from.href) : null;
}

function headerLines(raw: string[]): [string, string][] {
  const lines: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([String(raw[i]), String(raw[i + 1])]);
  return lines;
}
