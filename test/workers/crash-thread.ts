import { monotonicMs } from '../../src/io/extract/clock.js';
import run, { type ThreadTask } from '../../src/io/extract/thread.js';

/** The extractor, with pages that kill it: what a page says in its address happens to its thread. */
export default async function crashing(task: ThreadTask) {
  if (task.url.includes('keluar')) process.exit(3);
  if (task.url.includes('macet')) hang(task);
  return run(task);
}

function hang({ begun }: ThreadTask): never {
  begun[0] = monotonicMs();
  for (;;);
}
