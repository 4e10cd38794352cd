import type { App } from '../src/io/app.js';
import type { Exchange } from '../src/io/fetch/exchange.js';
import { checkBusy, checkWhole } from '../src/io/fetch/failure.js';
import { checkRedirect, type Hop, type RequestOptions } from '../src/io/fetch/fetcher.js';
import type { Capture } from '../src/io/store/captures.js';
import type { Hand } from './job.js';
import { planAnew, type Turned, withTurn } from './turn.js';

/** What a job that follows redirects carries along: every host is asked in its own turn, so each hop is one. */
export interface Redirected extends Turned {
  /** Address to ask next, where redirects have led away from the first one. */
  at?: string;
  /** Addresses that redirected. */
  hops?: string[];
}

/** The fetch that an answer is archived for, by which a later run of its job finds it. */
interface Wanted {
  fetchId: string;
  pageId: string;
  /** Whether "not changed" ends it well: the page has been fetched before. */
  again: boolean;
  /** Whether the page at an address that redirects led to may be what was asked for. */
  accepts(address: string): boolean;
}

/**
 * Sends a job's next request in its host's turn. Whatever comes is archived before anything follows from it. A
 * redirect puts the job back, to go on from there.
 * @param url the address before redirects
 * @param wanted a page's fetch; null for what is no page
 * @returns the answer that is no redirect
 * @throws FetchError; RetryableFetchError for answers that say only that now is not the time
 */
export async function request<Data extends Redirected>(
  app: App,
  hand: Hand<Data>,
  url: string,
  options: RequestOptions,
  wanted: Wanted | null,
): Promise<{ response: Exchange; capture: Capture }> {
  const { at = url, hops = [] } = hand.job.data;
  const { response, next, capture } = await withTurn(app, hand, at, async () => {
    const hop = await app.fetcher
      .hop(at, { ...options, cut: true, signal: app.stopping.signal })
      .catch((error) => app.archive.storeBroken(error));
    const capture = await archive(app, hop, wanted);
    checkBusy(hop.response);
    return { ...hop, capture };
  });
  if (!next) {
    checkWhole(response);
    return { response, capture };
  }
  const asked = [...hops, at];
  checkRedirect(next, asked);
  const change: Partial<Redirected> = { at: next, hops: asked };
  return planAnew(hand, change as Partial<Data>);
}

/** Only an answer that ends its fetch well takes the fetch's id: after every other, the job may ask again. */
function archive(app: App, { response, next }: Hop, wanted: Wanted | null): Promise<Capture> {
  const { status, cut, url } = response;
  const good = (status >= 200 && status <= 299) || (status === 304 && wanted?.again);
  if (!wanted || next || cut || !wanted.accepts(url)) return app.archive.storeAside(response);
  if (good) return app.archive.store(wanted, response);
  const ofPage = status < 500 && status !== 429;
  return app.archive.storeAside(response, ofPage ? wanted.pageId : null);
}
