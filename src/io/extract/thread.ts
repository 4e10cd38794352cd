import { PageError, type RowErrorCode } from '../../core/errors.js';
import { extract } from '../../core/extract.js';
import { furtherParts, type Part } from '../../core/html/parts.js';
import type { Ruleset } from '../../core/rules/ruleset.js';
import { decodePage } from '../decode.js';
import { loadRules } from '../rules/load.js';
import { monotonicMs } from './clock.js';
import { type RecordSummary, summarize } from './summary.js';

/** A body as it was archived. */
export interface Bytes {
  bytes: Uint8Array;
  contentType: string | null;
}

/** A page as it was archived, on its way to a thread. */
export interface ExtractTask extends Bytes {
  url: string;
  fetchedAt: string;
  /** "file#offset" of its capture. */
  archive: string;
  /** Further pages of the same article, in order. */
  parts?: Bytes[];
}

/** A task with the place where its thread says when it begins: starting a thread takes longer than most pages. */
export interface ThreadTask extends ExtractTask {
  begun: Float64Array;
}

/** A record as one line of JSON, byte for byte what the extraction gave, with its time in ms. */
export interface Extracted {
  json: string;
  summary: RecordSummary;
  /** Address that the record says its article has. */
  url: string | null;
  ms: number;
  /** Where the pages of the article are that the record lacks. */
  missing: Part[];
}

/** Errors lose their class on the way between threads; this one is final for its page and must not. */
export interface NoArticle {
  error: { code: RowErrorCode; message: string };
}

let rules: Ruleset | null = null;

/** Runs in a worker thread: makes the record of a page with the rules of the package. */
export default function run(task: ThreadTask): Extracted | NoArticle {
  rules ??= loadRules();
  task.begun[0] = monotonicMs();
  const started = performance.now();
  try {
    const { text: html } = decodePage(task.bytes, task.contentType);
    const { url, fetchedAt, archive } = task;
    const parts = task.parts?.map(({ bytes, contentType }) => decodePage(bytes, contentType).text);
    const record = extract({ kind: 'html', html, url, fetchedAt, archive, parts }, rules);
    const { total, complete } = record.pages;
    return {
      json: JSON.stringify(record),
      summary: summarize(record),
      url: record.url,
      ms: performance.now() - started,
      missing: complete ? [] : furtherParts(html, url, total, rules),
    };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}
