import { jitter } from '../src/io/discover/interval.js';
import type { DiscoverJob } from '../src/io/queue/jobs.js';
import { type Hand, putBack } from './job.js';

/**
 * Lets a look that its scheduler planned wait once for its jitter, back in the queue. Looks asked for by hand, by a
 * backfill or by a list that leads on are no scheduler's. The mark comes first: a process killed between the two
 * leaves a look that begins without its wait, never one that waits twice. The scheduler has planned its next look
 * when this one was first taken up, and does not again.
 */
export async function waitOnce(hand: Hand<DiscoverJob>, everyMs: number): Promise<void> {
  const { job } = hand;
  if (!job.repeatJobKey || job.data.waited) return;
  await job.updateData({ ...job.data, waited: true });
  await putBack(hand, Date.now() + jitter(job.id ?? '', everyMs));
}
