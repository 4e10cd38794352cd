import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { ZONE } from '../../core/html/given.js';
import { PermanentFetchError } from '../errors.js';

/** One entry of a list of articles, or of a list of sitemaps. Dates are ms since 1970, null where none is given. */
export interface Listed {
  url: string;
  published: number | null;
  modified: number | null;
}

/** A sitemap of articles, or of further sitemaps. */
export interface Sitemap {
  kind: 'pages' | 'sitemaps';
  entries: Listed[];
}

/** The protocol's own limits (sitemaps.org): what comes after them is not read. */
export const MAX_SITEMAP_BYTES = 50 * 1024 * 1024;
const MAX_ENTRIES = 50_000;
/** Longer than any address; and no sitemap nests this deep. */
const MAX_TEXT = 4096;
const MAX_DEPTH = 20;
const CHUNK = 256 * 1024;

/**
 * Reads a sitemap or sitemap index, news extension included, plain or gzipped, in pieces: the process does other
 * things in between.
 * @param bytes as served, after Content-Encoding was taken off
 * @throws PermanentFetchError not-a-sitemap
 */
export async function readSitemap(bytes: Buffer, url: string): Promise<Sitemap> {
  const reader = new SitemapReader(url);
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  let read = 0;
  try {
    for await (const chunk of plainChunks(bytes)) {
      read += chunk.length;
      if (read > MAX_SITEMAP_BYTES || reader.entries.length >= MAX_ENTRIES) break;
      parser.write(decoder.decode(chunk, { stream: true }));
      await breathe();
    }
  } catch (error) {
    // A gzip that breaks off gives what came before.
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
  }
  if (!reader.kind) throw new PermanentFetchError('not-a-sitemap', url, 'is no sitemap');
  return { kind: reader.kind, entries: reader.entries.slice(0, MAX_ENTRIES) };
}

async function* plainChunks(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unzip = createGunzip({ chunkSize: CHUNK });
    yield* Readable.from([bytes]).pipe(unzip) as AsyncIterable<Buffer>;
    return;
  }
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** Collects the entries; prefixes of names ("news:", "sm:") are not looked at, only what stands in what. */
class SitemapReader {
  kind: Sitemap['kind'] | null = null;
  readonly entries: Listed[] = [];
  private readonly open: string[] = [];
  private text = '';
  private entry: Listed | null = null;

  constructor(private readonly base: string) {}

  onopentag(name: string): void {
    const local = localName(name);
    if (this.open.length === 0 && local === 'urlset') this.kind = 'pages';
    if (this.open.length === 0 && local === 'sitemapindex') this.kind = 'sitemaps';
    if (this.open.length === 1 && (local === 'url' || local === 'sitemap')) {
      this.entry = { url: '', published: null, modified: null };
    }
    if (this.open.length < MAX_DEPTH) this.open.push(local);
    this.text = '';
  }

  ontext(text: string): void {
    if (this.entry) this.text = (this.text + text).slice(0, MAX_TEXT);
  }

  onclosetag(name: string): void {
    const local = localName(name);
    if (this.open.at(-1) !== local) return;
    this.open.pop();
    if (this.entry) this.take(local, this.open.at(-1), this.text.trim());
    this.text = '';
  }

  private take(name: string, parent: string | undefined, text: string): void {
    if (!this.entry) return;
    if (this.open.length === 1) {
      if (this.entry.url && this.kind) this.entries.push(this.entry);
      this.entry = null;
    } else if (name === 'publication_date' && parent === 'news') {
      this.entry.published = toTime(text);
    } else if (parent === 'url' || parent === 'sitemap') {
      if (name === 'loc' && URL.canParse(text, this.base)) this.entry.url = new URL(text, this.base).href;
      if (name === 'lastmod') this.entry.modified = toTime(text);
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** W3C datetime, "2026-03-02" to "2026-03-02T10:00:00+07:00", as sites write it: with a space, or without a zone. */
const W3C = /^(\d{4}-\d{2}(?:-\d{2})?)(?:[T\s]+(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?/;
/** "Mon, 02 Mar 2026 10:00:00 +0700", as feeds have it. */
const RFC822 = /^[A-Z][a-z]{2}, \d.*(?:GMT|[+-]\d{4})$/;
function toTime(text: string): number | null {
  const [, day, clock, zone = ZONE] = W3C.exec(text) ?? [];
  const given = clock ? `${day}T${clock}${zone}` : (day ?? (RFC822.test(text) ? text : ''));
  const time = Date.parse(given);
  return Number.isFinite(time) ? time : null;
}
