import run, { type ThreadTask } from '../../src/io/extract/thread.js';

/** The extractor, with a page for which a single object larger than the thread's memory is made. */
export default function exhausting(task: ThreadTask) {
  return task.url.includes('berita-ke-0') ? JSON.stringify(new Array(5e7).fill(0.5)) : run(task);
}
