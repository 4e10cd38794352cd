import type { App } from '../src/io/app.js';
import { type Hand, putBack } from './job.js';

/** How long a job waits for another one that is under the same suspicion. */
const WAIT_MS = 1_000;

/**
 * Work that may end its process. A job under which a process has ended already is run while no other such job is in
 * hand: of those that were in hand together then, the one that was at fault is found out, and the others are not
 * given up with it.
 */
export function oneSuspect<Data>(work: (app: App, hand: Hand<Data>) => Promise<unknown>): typeof work {
  let busy = false;
  return async (app, hand) => {
    if (hand.job.stalledCounter === 0) return work(app, hand);
    if (busy) return putBack(hand, Date.now() + WAIT_MS);
    busy = true;
    try {
      return await work(app, hand);
    } finally {
      busy = false;
    }
  };
}
