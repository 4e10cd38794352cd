import { monotonicMs } from '../../../src/io/extract/clock.js';
import type { ThreadTask } from '../../../src/io/extract/thread.js';

/** Threads that need as much memory as the page says in its address: all there is, or next to none. */
export default function greedy({ url, begun }: ThreadTask) {
  begun[0] = monotonicMs();
  const kept: number[][] = [];
  while (url.includes('boros')) kept.push(new Array(10_000).fill(kept.length));
  return { json: url };
}
