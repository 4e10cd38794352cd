import type { App } from '../src/io/app.js';
import type { Exchange } from '../src/io/fetch/exchange.js';
import { checkBusy } from '../src/io/fetch/failure.js';
import { checkRedirect, type RequestOptions } from '../src/io/fetch/fetcher.js';
import type { Hand } from './job.js';
import { planAnew, type Turned, withTurn } from './turn.js';

/** What a job that follows redirects carries along: every host is asked in its own turn, so each hop is one. */
export interface Redirected extends Turned {
  /** Address to ask next, where redirects have led away from the first one. */
  at?: string;
  /** Addresses that redirected. */
  hops?: string[];
}

/**
 * Sends a job's next request in its host's turn. A redirect puts the job back, to go on from there.
 * @param url the address before redirects
 * @param keep takes each redirect, before the job goes on
 * @returns the answer that is no redirect
 * @throws FetchError; RetryableFetchError for answers that say only that now is not the time
 */
export async function request<Data extends Redirected>(
  app: App,
  hand: Hand<Data>,
  url: string,
  options: RequestOptions,
  keep: (redirect: Exchange, number: number) => Promise<unknown>,
): Promise<Exchange> {
  const { at = url, hops = [] } = hand.job.data;
  const { response, next } = await withTurn(app, hand, at, async () => {
    const hop = await app.fetcher.hop(at, { ...options, signal: app.stopping.signal });
    checkBusy(hop.response);
    return hop;
  });
  if (!next) return response;
  const asked = [...hops, at];
  checkRedirect(next, asked);
  await keep(response, asked.length);
  const change: Partial<Redirected> = { at: next, hops: asked };
  return planAnew(hand, change as Partial<Data>);
}
