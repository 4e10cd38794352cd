import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `holds`, and fails after `seconds` with what `state` says. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  seconds: number,
  state: () => unknown = () => '',
): Promise<void> {
  for (const started = Date.now(); Date.now() - started < seconds * 1000; await sleep(50)) {
    if (await holds()) return;
  }
  throw new Error(`not reached in ${seconds} s: ${JSON.stringify(await state())}`);
}
