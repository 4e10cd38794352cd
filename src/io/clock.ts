/** How often the clock is looked at. */
const LOOK_MS = 1_000;
/** A step back smaller than this changes nothing that matters: time servers make such ones. */
const SET_BACK_MS = 2_000;

/**
 * Watches for a wall clock that is set back, by the clock that only counts on.
 * @param onSetBack told by how many ms
 * @returns ends the watch
 */
export function watchClock(onSetBack: (ms: number) => void, everyMs = LOOK_MS): () => void {
  const ahead = () => Date.now() - performance.now();
  let last = ahead();
  const timer = setInterval(() => {
    const now = ahead();
    const back = last - now;
    last = now;
    if (back > SET_BACK_MS) onSetBack(back);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
