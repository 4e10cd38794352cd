import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { RefusedAddressError } from '../errors.js';
import type { AddressPolicy } from './address.js';

/** Largest header block that is read, in bytes. */
const MAX_HEADERS = 64 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

export interface ConnectOptions {
  allowed: AddressPolicy;
  /** Resolves names; the system's by default. Injected in tests to give answers that lie. */
  lookup?: LookupFunction;
}

/**
 * An undici agent that reaches only addresses the policy allows. A name is resolved once for each connection and
 * the connection goes to exactly the addresses that were checked, so an answer that changes afterwards changes
 * nothing; the socket's own remote address is checked again before a byte is sent.
 */
export function guardedAgent({ allowed, lookup = systemLookup as LookupFunction }: ConnectOptions): Agent {
  const connector = (options: buildConnector.Options, callback: buildConnector.Callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const refuse = (address: string) =>
      new RefusedAddressError(`${options.protocol}//${options.host ?? host}`, address);
    if (isIP(host) && !allowed(host, port)) return callback(refuse(host), null);
    const connect = buildConnector({
      timeout: CONNECT_TIMEOUT_MS,
      lookup: guardedLookup(lookup, (address) => allowed(address, port), refuse),
    });
    connect(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null);
      const address = (socket as Socket).remoteAddress ?? 'unknown';
      if (allowed(address, port)) return callback(null, socket);
      socket.destroy();
      callback(refuse(address), null);
    });
  };
  // No connection is kept: requests to a host are seconds apart, and one that the host closes meanwhile would make
  // the next request fail.
  return new Agent({ connect: connector, maxHeaderSize: MAX_HEADERS, pipelining: 0 });
}

/** Leaves out the addresses that are refused; an answer of nothing else is refused as a whole. */
function guardedLookup(
  lookup: LookupFunction,
  allowed: (address: string) => boolean,
  refuse: (address: string) => Error,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const answer = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const usable = answer.filter(({ address }) => allowed(address));
      const [first] = usable;
      if (!first) return callback(refuse(answer[0]?.address ?? 'an empty answer'), '');
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };
}
