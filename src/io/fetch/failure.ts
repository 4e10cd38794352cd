import { FetchError, PermanentFetchError, RetryableFetchError } from '../errors.js';
import { type Cut, type Exchange, headerValue } from './exchange.js';

/** Longest wait a host can ask for by Retry-After. */
const MAX_RETRY_AFTER_MS = 24 * 3600_000;

/** The error of a connection, a time limit or a parser, named by what follows from it. */
export function fetchErrorFrom(error: unknown, url: string, pastDeadline: boolean): FetchError {
  if (error instanceof FetchError) return error;
  if (pastDeadline) return new RetryableFetchError('timeout', url, 'no complete answer in time');
  const {
    code = '',
    name,
    message,
    reason,
  } = Object(error) as Partial<Record<'code' | 'name' | 'message' | 'reason', string>>;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new PermanentFetchError('headers-too-large', url, 'headers are too large');
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new RetryableFetchError('timeout', url, 'no answer in time');
  if (/^(ENOTFOUND|EAI_)/.test(code)) return new RetryableFetchError('dns', url, 'the name does not resolve');
  if (name === 'HTTPParserError')
    return new RetryableFetchError('bad-response', url, 'the answer is not HTTP');
  if (/CERT|TLS|SSL/.test(code))
    return new RetryableFetchError('tls', url, `no secure connection: ${reason ?? message}`);
  if (code === 'UND_ERR_ABORTED' || name === 'AbortError') {
    return new RetryableFetchError('aborted', url, 'stopped before it was complete');
  }
  return new RetryableFetchError('connection', url, message || code || 'connection failed');
}

/** What ended a body early, by the error that it gave. */
export function cutBy({ code }: FetchError): Cut {
  if (code === 'timeout') return 'time';
  return code === 'connection' || code === 'bad-response' ? 'disconnect' : 'unspecified';
}

/**
 * Lets a response with a page in it pass.
 * @throws RetryableFetchError for 408, 425, 429 and 5xx; PermanentFetchError for every other status but 2xx
 */
export function checkStatus(response: Exchange, now = Date.now()): void {
  checkBusy(response, now);
  const { status, url } = response;
  if (status < 200 || status > 299) {
    throw new PermanentFetchError(`http-${status}`, url, `answered ${status}`);
  }
}

/**
 * Lets every response pass that says something about what was asked for.
 * @throws RetryableFetchError for 408, 425, 429 and 5xx, which only say that now is not the time
 */
export function checkBusy(response: Exchange, now = Date.now()): void {
  const { status, url } = response;
  if (status < 500 && ![408, 425, 429].includes(status)) return;
  const wait = retryAfterMs(headerValue(response.headers, 'retry-after'), now);
  throw new RetryableFetchError(`http-${status}`, url, `answered ${status}`, wait);
}

/**
 * Lets a response pass whose body is all there.
 * @throws PermanentFetchError too-large
 */
export function checkWhole({ cut, raw, bytes, url }: Exchange): void {
  const length = Math.max(raw.length, bytes.length);
  if (cut) throw new PermanentFetchError('too-large', url, `more than ${length} bytes`);
}

/** Retry-After as ms from now: it is given in seconds or as an HTTP date. Null where it is missing or no such thing. */
export function retryAfterMs(value: string | null, now: number): number | null {
  if (!value) return null;
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
}
