import type { App } from '../src/io/app.js';
import { watchClock } from '../src/io/clock.js';

/**
 * Keeps jobs from waiting for a time that has moved away: after the clock was set back, each delayed job waits its
 * delay from now, and every source has its next look by the clock as it is.
 * @returns ends the watch
 */
export function keepTime(app: App): () => void {
  return watchClock((ms) => {
    app.log.warn({ backMs: Math.round(ms) }, 'the clock was set back');
    planAllAnew(app).catch((error) => app.log.error({ error: String(error) }, 'clock'));
  });
}

/** Not for a clock that jumps forward: what is due then is asked of its host as soon as the host allows it. */
async function planAllAnew({ queues, store }: App): Promise<void> {
  await queues.delayAnew();
  for (const source of await store.sources.list()) {
    if (!source.paused) await queues.replan(source);
  }
}
