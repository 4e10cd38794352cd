import { randomUUID } from 'node:crypto';
import type { App } from '../src/io/app.js';
import { PermanentFetchError, RetryableFetchError } from '../src/io/errors.js';
import { checkBusy } from '../src/io/fetch/failure.js';
import { nextPace, type Outcome, type Pace } from '../src/io/fetch/pace.js';
import { LEASE_MS } from '../src/io/store/hosts.js';
import { askedWait, type Hand, outcomeOf, putBack, reason } from './job.js';

/** Waits shorter than this are not worth a way through the queue. */
const SOON_MS = 15;
/** A host that is away so long is given up, one job after the other. */
const GIVE_UP_MS = 3 * 24 * 3600_000;

/** What a job that asks hosts carries along. */
export interface Turned {
  /** Planned turn at the host, ms since 1970; absent before it is planned. */
  turnAt?: number;
}

/**
 * Runs one request when it is its host's turn and its robots.txt allows it. A job whose host is busy, slow or away
 * goes back to the queue until then, and holds no worker.
 * @param url what is asked for
 * @param request sends exactly one request, to the host of `url`
 * @throws PermanentFetchError robots-disallowed, host-away
 */
export async function withTurn<Data extends Turned, T>(
  app: App,
  hand: Hand<Data>,
  url: string,
  request: () => Promise<T>,
): Promise<T> {
  const ask = await robotsToAsk(app, hand, url);
  const { host } = new URL(ask ?? url);
  const claim = await takeTurn(app, hand, url, host);
  if (ask === null) return held(app, claim, request);
  await askRobots(app, claim, url, ask);
  return planAnew(hand);
}

/** Claims the host when it is the job's turn; else puts the job back until then. */
async function takeTurn<Data extends Turned>(
  app: App,
  hand: Hand<Data>,
  url: string,
  host: string,
): Promise<Claim> {
  const { hosts } = app.store;
  const { hostDelayMs } = app.config;
  const lease = randomUUID();
  if (hand.job.data.turnAt === undefined) {
    const pace = await hosts.claimFree(host, lease, hostDelayMs);
    if (pace) return { host, lease, pace };
    await planTurn(app, hand, host);
  }
  const turn = await hosts.claim(host, lease, hostDelayMs);
  if (turn.ok) return { host, lease, pace: turn.pace };
  if (turn.breaker === 'open') giveUpLater(hand, url, 'host-away', 'the host does not answer');
  return putBack(hand, Date.now() + turn.waitMs);
}

/**
 * Asks for robots.txt, unless another worker was faster. An answer that it cannot be had now is no failure of the
 * job, which sees it in the store when it comes back.
 */
async function askRobots(app: App, claim: Claim, url: string, ask: string): Promise<void> {
  const verdict = await app.robots.verdict(url);
  if (verdict.kind !== 'ask' || verdict.url !== ask) {
    return app.store.hosts.giveBack(claim.host, claim.lease);
  }
  try {
    await held(app, claim, async () => checkBusy(await app.robots.ask(url, ask, app.stopping.signal)));
  } catch (error) {
    if (!(error instanceof RetryableFetchError && error.code.startsWith('http-'))) throw error;
  }
}

/**
 * @returns the address of the robots.txt that has to be asked for first; null when the request is allowed
 * @throws PermanentFetchError robots-disallowed
 */
async function robotsToAsk<Data extends Turned>(
  app: App,
  hand: Hand<Data>,
  url: string,
): Promise<string | null> {
  const verdict = await app.robots.verdict(url);
  if (verdict.kind === 'ask') return verdict.url;
  if (verdict.kind === 'disallowed') {
    throw new PermanentFetchError('robots-disallowed', url, 'robots.txt of the host does not allow it');
  }
  if (verdict.kind === 'unavailable') {
    giveUpLater(hand, url, 'robots-unavailable', 'the host does not give its robots.txt');
    return putBack(hand, Date.now() + verdict.waitMs * (1 + Math.random() / 10));
  }
  return null;
}

/** A claim on a host. */
interface Claim {
  host: string;
  lease: string;
  pace: Pace;
}

/** Runs a request while its host is held, and gives the host back with what follows from how it went. */
async function held<T>(app: App, claim: Claim, request: () => Promise<T>): Promise<T> {
  const { hosts } = app.store;
  const { host, lease } = claim;
  const renewal = setInterval(() => void hosts.renew(host, lease).catch(() => undefined), LEASE_MS / 3);
  const started = Date.now();
  let [outcome, asked, error]: [Outcome, number, string | null] = ['well', 0, null];
  try {
    return await request();
  } catch (failure) {
    [outcome, asked, error] = [outcomeOf(failure), askedWait(failure) ?? 0, reason(failure)];
    throw failure;
  } finally {
    clearInterval(renewal);
    const next = nextPace(claim.pace, outcome, app.config.hostDelayMs, asked);
    if (outcome === 'unasked') await hosts.giveBack(host, lease);
    else await hosts.release(host, lease, next, Date.now() - started, outcome === 'well' ? null : error);
    if (next.openMs !== null) {
      app.log.warn(
        { host, failures: next.pace.failures, forMs: next.openMs, reason: error },
        'host left alone',
      );
    } else if (claim.pace.opened > 0 && next.pace.opened === 0 && outcome !== 'unasked') {
      app.log.warn({ host }, 'host is back');
    }
  }
}

/** Gives the job its turn, and puts it back until then unless that is now. */
async function planTurn<Data extends Turned>(app: App, hand: Hand<Data>, host: string): Promise<void> {
  const wait = await app.store.hosts.plan(host, app.config.hostDelayMs);
  // Nothing free for ten minutes: ask again then, each job at its own time.
  if (wait === null) return putBack(hand, Date.now() + (0.5 + Math.random()) * 600_000);
  const turnAt = Date.now() + wait;
  if (wait <= SOON_MS) return;
  await hand.job.updateData({ ...hand.job.data, turnAt });
  return putBack(hand, turnAt);
}

/** Puts the job back to plan its turn again: what it was planned for has been used. */
export async function planAnew<Data extends Turned>(
  hand: Hand<Data>,
  change?: Partial<Data>,
): Promise<never> {
  await hand.job.updateData({ ...hand.job.data, ...change, turnAt: undefined });
  return putBack(hand, Date.now());
}

/** @throws PermanentFetchError when the job has waited for its host for days */
function giveUpLater<Data>({ job }: Hand<Data>, url: string, code: string, detail: string): void {
  if (Date.now() - job.timestamp > GIVE_UP_MS) throw new PermanentFetchError(code, url, `${detail} for days`);
}
