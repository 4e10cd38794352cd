/** Why a body ends early, in WARC's words: it is over the limit, or broke off. */
export type Cut = 'length' | 'time' | 'disconnect' | 'unspecified';

/** One HTTP exchange, complete: what the archive keeps and the stages read. */
export interface Exchange {
  url: string;
  status: number;
  statusText: string;
  /** Header lines as they came: name and value, in order. */
  headers: [string, string][];
  requestHeaders: [string, string][];
  /** The body as it came over the wire, and after Content-Encoding was taken off. */
  raw: Buffer;
  bytes: Buffer;
  /** Only the beginning of the body is here. */
  cut?: Cut;
  /** ISO 8601, when the request was sent. */
  fetchedAt: string;
  ms: number;
}

/** The last exchange of a fetch; `url` is the address that answered. */
export interface FetchedResponse extends Exchange {
  requested: string;
  /** The exchanges that redirected, in order. */
  redirects: Exchange[];
}

/** All values of a header, names compared without case. */
export function headerValues(headers: [string, string][], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** Value of a header, names compared without case; null where it is missing. */
export function headerValue(headers: [string, string][], name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}
