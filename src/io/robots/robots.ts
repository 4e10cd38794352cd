import type { Archive } from '../archive/archive.js';
import { decodePage } from '../decode.js';
import { type Exchange, headerValue } from '../fetch/exchange.js';
import type { Fetcher } from '../fetch/fetcher.js';
import type { HostStore } from '../store/hosts.js';
import type { RobotsEntry, RobotsStore } from '../store/robots.js';
import { type HostRules, isRobotsText, readRules } from './rules.js';

/** RFC 9309: at least 500 KiB are to be read, and a copy is not to be used for more than a day. */
const MAX_BYTES = 512 * 1024;
const VALID_MS = 24 * 3600_000;
/** A host that answers the question for robots.txt with a server's error is asked nothing for so long. */
const UNAVAILABLE_MS = 10 * 60_000;
const MAX_HOPS = 5;
/** Read rules are kept in memory so long and for so many origins; the store has all of them. */
const REMEMBER_MS = 5 * 60_000;
const REMEMBER = 1000;

/** What robots.txt says to a request: go on, no, not now, or that it has to be asked for first, and where. */
export type Verdict =
  | { kind: 'allowed' }
  | { kind: 'disallowed' }
  | { kind: 'unavailable'; waitMs: number }
  | { kind: 'ask'; url: string };

/** The robots.txt files of all hosts: asked for once a day an origin, by whichever worker comes first. */
export class Robots {
  private readonly known = new Map<string, { rules: HostRules; until: number }>();

  constructor(
    private readonly store: RobotsStore,
    private readonly hosts: HostStore,
    private readonly fetcher: Fetcher,
    private readonly archive: Pick<Archive, 'storeAside' | 'storeBroken'>,
  ) {}

  /** @param url absolute http(s) address about to be asked for */
  async verdict(url: string): Promise<Verdict> {
    const { origin } = new URL(url);
    const known = this.known.get(origin);
    if (known && known.until > Date.now()) return verdictOf(known.rules, url);
    const entry = await this.store.get(origin);
    if (!entry) return { kind: 'ask', url: `${origin}/robots.txt` };
    if (entry.state === 'moved') return { kind: 'ask', url: entry.next ?? `${origin}/robots.txt` };
    if (entry.state === 'unavailable') return { kind: 'unavailable', waitMs: entry.leftMs };
    return verdictOf(this.remember(origin, entry.rules, entry.leftMs), url);
  }

  /**
   * Asks for the robots.txt of an address's origin, one request, in the turn of the host that `at` names. The answer
   * is archived before anybody goes by it.
   * @param at what `verdict` said to ask for
   * @throws FetchError when there is no answer: nothing is known then
   */
  async ask(url: string, at: string, signal: AbortSignal): Promise<Exchange> {
    const { origin } = new URL(url);
    const hops = (await this.store.get(origin))?.hops ?? 0;
    const request = { accept: 'text/plain,*/*;q=0.1', maxBytes: MAX_BYTES, cut: true, signal };
    const { response, next } = await this.fetcher
      .hop(at, request)
      .catch((error) => this.archive.storeBroken(error));
    await this.archive.storeAside(response);
    await this.keep(origin, entryOf(response, next, hops));
    return response;
  }

  private async keep(origin: string, entry: RobotsEntry): Promise<void> {
    await this.store.put(origin, entry);
    if (entry.state !== 'rules') return;
    const { crawlMs } = this.remember(origin, entry.rules, entry.leftMs);
    await this.hosts.setCrawlDelay(new URL(origin).host, crawlMs);
  }

  private remember(origin: string, text: string, leftMs: number): HostRules {
    const rules = readRules(origin, text);
    if (this.known.size >= REMEMBER) this.known.clear();
    this.known.set(origin, { rules, until: Date.now() + Math.min(leftMs, REMEMBER_MS) });
    return rules;
  }
}

function verdictOf(rules: HostRules, url: string): Verdict {
  return { kind: rules.allows(url) ? 'allowed' : 'disallowed' };
}

/** No file (4xx, too many redirects, one to what is no web address) allows everything; a server's error or "too many requests" nothing for now. */
function entryOf(response: Exchange, next: string | null, hops: number): RobotsEntry {
  const { status } = response;
  if (next && /^https?:/.test(next) && hops < MAX_HOPS)
    return { ...entry('moved', VALID_MS), next, hops: hops + 1 };
  if (status >= 500 || status === 429) return entry('unavailable', UNAVAILABLE_MS);
  if (status < 200 || status > 299) return entry('rules', VALID_MS);
  const type = headerValue(response.headers, 'content-type');
  // The database takes no NUL; and a file with one in it is no text.
  const text = decodePage(response.bytes, type).text.replaceAll('\0', '');
  return entry('rules', VALID_MS, isRobotsText(text, type) ? text : '');
}

function entry(state: RobotsEntry['state'], leftMs: number, rules = ''): RobotsEntry {
  return { state, rules, next: null, hops: 0, leftMs };
}
