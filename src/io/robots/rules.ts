import { createRequire } from 'node:module';
import { plainCodes } from '../../core/html/sites/urls.js';
import { MAX_DELAY_MS } from '../fetch/pace.js';

/** The package's types say `export default`; what it exports is the function itself. */
interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
}
const parse = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => Parsed;

/** The name by which robots.txt files speak to us. */
const AGENT = 'Warta';
/** A longer line is no path anybody means. */
const MAX_LINE = 1000;

/** What an origin's robots.txt says to us. */
export interface HostRules {
  allows(url: string): boolean;
  /** Crawl-delay, in ms, up to the longest that is kept to. */
  crawlMs: number | null;
}

/**
 * Reads a robots.txt (RFC 9309). Text that is none (an HTML page, a picture) has no rules.
 * @param origin "https://host:port", whatever redirects led to the file
 */
export function readRules(origin: string, text: string): HostRules {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.length <= MAX_LINE);
  const rules = parse(`${origin}/robots.txt`, plainCodes(lines.join('\n')));
  const delay = rules.getCrawlDelay(AGENT);
  return {
    allows: (url) => rules.isAllowed(plainCodes(url), AGENT) ?? true,
    crawlMs: delay !== undefined && delay > 0 ? Math.min(delay * 1000, MAX_DELAY_MS) : null,
  };
}

/** Whether a file served as robots.txt is one: sites answer with their front page, and with status 200. */
export function isRobotsText(text: string, contentType: string | null): boolean {
  return !/\bhtml\b/i.test(contentType ?? '') && !/^\s*</.test(text);
}
