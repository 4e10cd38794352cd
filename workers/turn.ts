import { randomUUID } from 'node:crypto';
import type { App } from '../src/io/app.js';
import { LEASE_MS } from '../src/io/store/hosts.js';
import { askedWait, type Hand, putBack } from './job.js';

/** Waits shorter than this are not worth a way through the queue. */
const SOON_MS = 15;

/**
 * Runs a request when it is its host's turn. A job whose host is busy goes back to the queue until then, and holds
 * no worker.
 * @param url whose host is asked
 */
export async function withTurn<Data extends { turnAt?: number }, T>(
  app: App,
  hand: Hand<Data>,
  url: string,
  request: () => Promise<T>,
): Promise<T> {
  const { hosts } = app.store;
  const { host } = new URL(url);
  const delayMs = app.config.hostDelayMs;
  if (hand.job.data.turnAt === undefined) await planTurn(app, hand, host, delayMs);
  const lease = randomUUID();
  const turn = await hosts.claim(host, lease);
  if (!turn.ok) return putBack(hand, Date.now() + turn.waitMs);
  const renewal = setInterval(() => void hosts.renew(host, lease).catch(() => undefined), LEASE_MS / 3);
  const started = Date.now();
  let wait = delayMs;
  try {
    return await request();
  } catch (error) {
    wait = Math.max(delayMs, askedWait(error) ?? 0);
    throw error;
  } finally {
    clearInterval(renewal);
    await hosts.release(host, lease, wait, Date.now() - started);
  }
}

/** Gives the job its turn, and puts it back until then unless that is now. */
async function planTurn<Data extends { turnAt?: number }>(
  app: App,
  hand: Hand<Data>,
  host: string,
  delayMs: number,
): Promise<void> {
  const wait = await app.store.hosts.plan(host, delayMs);
  // Nothing free for ten minutes: ask again then, each job at its own time.
  if (wait === null) return putBack(hand, Date.now() + (0.5 + Math.random()) * 600_000);
  const turnAt = Date.now() + wait;
  if (wait <= SOON_MS) return;
  await hand.job.updateData({ ...hand.job.data, turnAt });
  return putBack(hand, turnAt);
}
