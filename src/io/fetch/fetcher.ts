import type { LookupFunction } from 'node:net';
import type { Agent } from 'undici';
import { PermanentFetchError } from '../errors.js';
import type { AddressPolicy } from './address.js';
import { type Body, BrokenBody, readBody } from './body.js';
import { guardedAgent } from './connect.js';
import { type Exchange, type FetchedResponse, headerValue, headerValues } from './exchange.js';
import { cutBy, fetchErrorFrom } from './failure.js';

export interface FetcherOptions {
  allowed: AddressPolicy;
  lookup?: LookupFunction;
  userAgent: string;
  /** From the first request to the last byte, redirects included. */
  timeoutMs: number;
  /** Largest body, before and after decompression. */
  maxBytes: number;
  now?: () => Date;
}

export interface RequestOptions {
  /** Further request headers, such as If-None-Match. */
  headers?: Record<string, string>;
  accept?: string;
  maxBytes?: number;
  /** A body over the limit is cut there instead of refused; the error of one that breaks off has what came of it. */
  cut?: boolean;
  signal?: AbortSignal;
}

/** One exchange, and where it redirects to. */
export interface Hop {
  response: Exchange;
  next: string | null;
}

const MAX_REDIRECTS = 5;
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
    let url = address;
    for (;;) {
      const { response, next } = await this.send(url, { ...request, signal }, deadline);
      if (!next) return { ...response, requested: address, redirects };
      redirects.push(response);
      checkRedirect(
        next,
        redirects.map((redirect) => redirect.url),
      );
      url = next;
    }
  }

  /**
   * Sends one request and follows nothing: for those who ask a host only in its turn, and every host they are
   * sent to in its own.
   * @returns the response, and where it redirects to
   * @throws RetryableFetchError, PermanentFetchError (RefusedAddressError)
   */
  async hop(address: string, request: RequestOptions = {}): Promise<Hop> {
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    return this.send(address, { ...request, signal }, deadline);
  }

  private async send(address: string, request: RequestOptions, deadline: AbortSignal): Promise<Hop> {
    const url = httpUrl(address);
    const response = await this.once(url, request, deadline).catch((error: unknown) => {
      throw fetchErrorFrom(error, url.href, deadline.aborted);
    });
    return { response, next: redirectTarget(response, url) };
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async once(url: URL, request: RequestOptions, deadline: AbortSignal): Promise<Exchange> {
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
    const encoding = headerValues(lines, 'content-encoding').join(', ');
    const limit = request.maxBytes ?? maxBytes;
    const answer = (body: Body): Exchange => ({
      url: url.href,
      status: response.statusCode,
      statusText: response.statusText ?? '',
      headers: lines,
      requestHeaders: [['host', url.host], ...Object.entries(headers)],
      ...body,
      fetchedAt,
      ms: Date.now() - started,
    });
    try {
      return answer(await readBody(response.body, encoding, limit, url.href, request.cut));
    } catch (error) {
      if (!(error instanceof BrokenBody)) throw error;
      const failure = fetchErrorFrom(error.cause, url.href, deadline.aborted);
      failure.answer = { ...answer({ raw: error.raw, bytes: error.raw }), cut: cutBy(failure) };
      throw failure;
    }
  }
}

/**
 * Lets a redirect pass.
 * @param asked the addresses that redirected so far, the last one to `next`
 * @throws PermanentFetchError bad-url, redirect-loop, too-many-redirects
 */
export function checkRedirect(next: string, asked: string[]): void {
  httpUrl(next);
  const [first = next] = asked;
  if (asked.includes(next)) {
    throw new PermanentFetchError('redirect-loop', first, `redirects in a circle by way of ${next}`);
  }
  if (asked.length > MAX_REDIRECTS) {
    throw new PermanentFetchError('too-many-redirects', first, `redirects more than ${MAX_REDIRECTS} times`);
  }
}

function httpUrl(address: string): URL {
  let url: URL;
  try {
    url = new URL(address);
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

/** Where a response redirects to, which need be no address that is fetched; without fragment, name and password. */
function redirectTarget(response: { status: number; headers: [string, string][] }, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = headerValue(response.headers, 'location');
  if (!location || !URL.canParse(location, from.href)) return location || null;
  const { href, protocol } = new URL(location, from.href);
  return /^https?:$/.test(protocol) ? httpUrl(href).href : href;
}

function headerLines(raw: string[]): [string, string][] {
  const lines: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([String(raw[i]), String(raw[i + 1])]);
  return lines;
}
