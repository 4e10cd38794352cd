import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageId } from '../../src/io/discover/candidates.js';
import type { FetchJob } from '../../src/io/queue/jobs.js';
import { loadRules } from '../../src/io/rules/load.js';
import type { Source } from '../../src/io/store/sources.js';

const rules = loadRules();

/** One request as the host saw it, ms on its own clock. */
export interface Seen {
  path: string;
  start: number;
  end: number;
}

/** A local news host: `pages` articles and a feed of them all. It keeps what was asked of it. */
export class NewsHost {
  readonly seen: Seen[] = [];
  private readonly server: Server;

  constructor(
    readonly name: string,
    readonly pages: number,
    /** How long each answer takes, ms. */
    private readonly ms = 0,
    private readonly article: (name: string, n: number) => string = invented,
  ) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get source(): Source {
    return {
      id: `${this.name}-feed`,
      kind: 'feed',
      url: `http://${this.address}/feed.xml`,
      site: this.name,
      everyMs: 3_600_000,
    };
  }

  url(n: number): string {
    return `http://${this.address}/read/2026/03/10/${100_000 + n}/berita-ke-${n}`;
  }

  job(n: number): FetchJob {
    const url = this.url(n);
    const id = pageId(url, rules);
    return { fetchId: id, pageId: id, url, site: this.name };
  }

  /** Requests that ran at the same time as the one before, or began less than `delayMs` after its start. */
  tooClose(delayMs: number): [Seen, Seen][] {
    const inOrder = [...this.seen].sort((a, b) => a.start - b.start);
    const pairs = inOrder.slice(1).map((next, i) => [inOrder[i], next] as [Seen, Seen]);
    return pairs.filter(([last, next]) => next.start < last.end || next.start - last.start < delayMs);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen: Seen = { path: request.url ?? '', start: performance.now(), end: Number.POSITIVE_INFINITY };
    response.once('close', () => {
      seen.end = performance.now();
    });
    this.seen.push(seen);
    if (this.ms > 0) await sleep(this.ms);
    const n = Number(/berita-ke-(\d+)/.exec(seen.path)?.[1] ?? -1);
    if (seen.path === '/feed.xml') {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(this.feed());
    } else if (n >= 0 && n < this.pages) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.article(this.name, n));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('tidak ada');
    }
  }

  private feed(): string {
    const items = Array.from({ length: this.pages }, (_, n) => `<item><link>${this.url(n)}</link></item>`);
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>${this.name}</title>${items.join('')}</channel></rss>`;
  }
}

const PLACES = ['Semarang', 'Makassar', 'Padang', 'Kupang', 'Pontianak', 'Ambon', 'Manado', 'Palembang'];
const THINGS = ['jembatan', 'taman kota', 'pasar ikan', 'perpustakaan', 'terminal', 'sekolah', 'puskesmas'];
const DOERS = ['Dinas Pekerjaan Umum', 'Wali Kota', 'Dinas Pendidikan', 'Balai Sungai', 'Kepala Puskesmas'];
const DEEDS = ['meresmikan', 'memperbaiki', 'memeriksa', 'membangun', 'menutup', 'memindahkan', 'menata'];

/** An invented article: no two of all hosts are alike. */
export function invented(name: string, n: number): string {
  const pick = (list: string[], step: number) => list[(n * step + step) % list.length] ?? '';
  const [place, thing, doer] = [pick(PLACES, 1), pick(THINGS, 3), pick(DOERS, 7)];
  const title = `${doer} ${pick(DEEDS, 5)} ${thing} nomor ${n} di ${place}`;
  const body = Array.from({ length: 4 }, (_, i) => {
    const k = n * 7 + i * 11;
    return `<p>${DOERS[k % 5]} ${DEEDS[k % 7]} ${THINGS[(k + 2) % 7]} di Kecamatan ${name} ${k} pada Senin pagi. Warga ${PLACES[(k + i) % 8]} menyambut langkah itu karena ${THINGS[(k + 3) % 7]} lama sudah rusak sejak ${2000 + ((n + i) % 25)}.</p>`;
  });
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:title" content="${title}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-10T08:00:00+07:00"></head>
<body><article><h1>${title}</h1>${body.join('\n')}</article></body></html>`;
}
