import type { App } from '../src/io/app.js';
import { PermanentFetchError } from '../src/io/errors.js';
import { checkStatus } from '../src/io/fetch/failure.js';
import { type FetchJob, fetchJob } from '../src/io/queue/jobs.js';
import type { Capture } from '../src/io/store/captures.js';
import type { Hand } from './job.js';
import { withTurn } from './turn.js';

/**
 * Fetches one page into the archive and queues its extraction. Run again, it finds its capture and fetches nothing.
 */
export async function fetchToArchive(app: App, hand: Hand<FetchJob>): Promise<{ status: number }> {
  const { fetchId, pageId, site } = fetchJob.parse(hand.job.data);
  const capture = (await app.archive.find(fetchId)) ?? (await fetchNow(app, hand));
  if (capture.status < 200 || capture.status > 299) {
    throw new PermanentFetchError(`http-${capture.status}`, capture.url, `answered ${capture.status}`);
  }
  await app.store.pages.fetched(pageId);
  await app.queues.addExtract({ fetchId, pageId, site });
  return { status: capture.status };
}

/** What is worth trying again (429, 5xx) is not archived: it says nothing about the page. */
async function fetchNow(app: App, hand: Hand<FetchJob>): Promise<Capture> {
  const { fetchId, pageId, url } = hand.job.data;
  const response = await withTurn(app, hand, url, async () => {
    const answer = await app.fetcher.fetch(url, { signal: app.stopping.signal });
    if (answer.status === 408 || answer.status === 425 || answer.status === 429 || answer.status >= 500) {
      checkStatus(answer);
    }
    return answer;
  });
  return app.archive.store({ fetchId, pageId }, response);
}
