import { decodePage } from '../decode.js';
import { PermanentFetchError } from '../errors.js';
import { addressPolicy } from './address.js';
import { type FetchedResponse, headerValue } from './exchange.js';
import { checkStatus } from './failure.js';
import { Fetcher } from './fetcher.js';

export interface FetchPageOptions {
  /** Addresses allowed besides public ones, as WARTA_ALLOW_ADDRESSES has them. */
  allowAddresses?: string;
  /** Web or mail address named in the User-Agent. */
  contact?: string;
  timeoutMs?: number;
  maxBytes?: number;
}

/** A page that was fetched and decoded. */
export interface FetchedPage {
  html: string;
  url: string;
  charset: string;
  fetchedAt: string;
}

export const FETCH_TIMEOUT_MS = 30_000;
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** An honest name, with an address to write to where one is set. */
export function userAgent(contact?: string | null): string {
  return `Warta/1.0 (${contact ? `+${contact}` : 'news reader'})`;
}

/**
 * Fetches one page, outside of queue and archive: `warta extract https://…`.
 * @throws RetryableFetchError, PermanentFetchError
 */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<FetchedPage> {
  const fetcher = new Fetcher({
    allowed: addressPolicy(options.allowAddresses ?? ''),
    userAgent: userAgent(options.contact),
    timeoutMs: options.timeoutMs ?? FETCH_TIMEOUT_MS,
    maxBytes: options.maxBytes ?? MAX_BODY_BYTES,
  });
  try {
    return readPageResponse(await fetcher.fetch(url));
  } finally {
    await fetcher.close();
  }
}

/**
 * A response as a decoded page.
 * @throws RetryableFetchError, PermanentFetchError by its status; PermanentFetchError not-html by its type
 */
export function readPageResponse(response: FetchedResponse): FetchedPage {
  checkStatus(response);
  const type = headerValue(response.headers, 'content-type');
  if (type && !/\b(html|xhtml|xml|text\/plain)\b/i.test(type)) {
    throw new PermanentFetchError('not-html', response.url, `is ${type.split(';')[0]}, not a page`);
  }
  const { text, charset } = decodePage(response.bytes, type);
  return { html: text, url: response.url, charset, fetchedAt: response.fetchedAt };
}
