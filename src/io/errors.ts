import type { Exchange } from './fetch/exchange.js';

/** Errors of the outside world, named by what follows from them. */

/** A setting is wrong: mend the environment. The message names the variable. */
export class ConfigError extends Error {
  constructor(
    readonly setting: string,
    readonly reason: string,
  ) {
    super(`${setting}: ${reason}`);
    this.name = 'ConfigError';
  }
}

/** Another process holds the data folder. */
export class DataFolderInUseError extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `the data folder ${folder} is in use by process ${pid}: stop it first, or set WARTA_DATA to another folder`,
    );
    this.name = 'DataFolderInUseError';
  }
}

/** The process that has the data folder did not do what it was asked to. */
export class ControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlError';
  }
}

/** A fetch that failed. `code` is short and stable ("timeout", "http-404"): failures are counted by it. */
export abstract class FetchError extends Error {
  /** What had come of an answer that broke off. */
  answer: Exchange | null = null;

  constructor(
    readonly code: string,
    readonly url: string,
    detail: string,
  ) {
    super(`${detail}: ${url}`);
    this.name = new.target.name;
  }
}

/** May succeed later: the host is slow, overloaded, or away. */
export class RetryableFetchError extends FetchError {
  constructor(
    code: string,
    url: string,
    detail: string,
    /** What the host asked for by Retry-After, in ms from now. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(code, url, detail);
  }
}

/** Asking again gives the same answer: gone, refused by us, too large, not a page. */
export class PermanentFetchError extends FetchError {}

/** The address is not one the internet routes to; nothing was sent. */
export class RefusedAddressError extends PermanentFetchError {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super('refused-address', url, `refused: ${address} is not a public address`);
  }
}

/** The extractor did not survive a page, or not in time. Tried again, since the machine may be at fault; then given up. */
export class ExtractorError extends Error {
  constructor(
    readonly code: 'extract-timeout' | 'extract-memory' | 'extract-crash',
    message: string,
  ) {
    super(message);
    this.name = 'ExtractorError';
  }
}
