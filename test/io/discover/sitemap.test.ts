import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../../src/io/discover/sitemap.js';

const read = (xml: string | Buffer) => readSitemap(Buffer.from(xml), 'https://berita.example/sitemap.xml');
const set = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inner}</urlset>`;

describe('readSitemap', () => {
  it('reads addresses and dates, and not those of pictures', async () => {
    const sitemap = await read(
      set(
        `<url><loc> https://berita.example/a?x=1&amp;y=2 </loc><lastmod>2026-03-02T10:00:00+07:00</lastmod>
         <image:image><image:loc>https://berita.example/gambar.jpg</image:loc></image:image></url>
         <url><loc><![CDATA[/b]]></loc><news:news><news:publication><news:name>x</news:name></news:publication>
         <news:publication_date>2026-03-01</news:publication_date></news:news></url>
         <url><lastmod>2026-03-02</lastmod></url><url><loc>http://</loc></url>`,
      ),
    );
    expect(sitemap).toEqual({
      kind: 'pages',
      entries: [
        {
          url: 'https://berita.example/a?x=1&y=2',
          published: null,
          modified: Date.parse('2026-03-02T03:00:00Z'),
        },
        { url: 'https://berita.example/b', published: Date.parse('2026-03-01T00:00:00Z'), modified: null },
      ],
    });
  });

  it('reads times as sites write them, those without a zone as Jakarta’s, and none of a film', async () => {
    const dates = [
      '2026-03-02 10:00:00',
      '2026-03-02T10:00',
      '2026-03-02T10:00:00.000+0700',
      '2026-03-02T03:00:00Z',
    ];
    const others = ['2026-03-02T10:00:00 +07:00', 'Mon, 02 Mar 2026 10:00:00 +0700'];
    const { entries } = await read(
      set([...dates, ...others].map((date) => `<url><loc>/a</loc><lastmod>${date}</lastmod></url>`).join('')),
    );
    expect(new Set(entries.map(({ modified }) => modified))).toEqual(
      new Set([Date.parse('2026-03-02T03:00:00Z')]),
    );
    const film =
      '<url><loc>/b</loc><video:video><video:publication_date>2020-01-01</video:publication_date></video:video></url>';
    expect((await read(set(film))).entries[0]?.published).toBeNull();
    const wrong = await read(set('<url><loc>/c</loc><lastmod>02-03-2026</lastmod></url>'));
    expect(wrong.entries[0]?.modified).toBeNull();
  });

  it('reads an index, prefixed names, and gzip', async () => {
    const xml =
      '<sm:sitemapindex xmlns:sm="x"><sm:sitemap><sm:loc>https://berita.example/2026-03.xml.gz</sm:loc>' +
      '<sm:lastmod>kemarin</sm:lastmod></sm:sitemap></sm:sitemapindex>';
    expect(await read(gzipSync(xml))).toEqual({
      kind: 'sitemaps',
      entries: [{ url: 'https://berita.example/2026-03.xml.gz', published: null, modified: null }],
    });
  });

  it('reads 50,000 entries and no more', async () => {
    const urls = Array.from(
      { length: 50_100 },
      (_, i) => `<url><loc>https://berita.example/${i}</loc></url>`,
    );
    const { entries } = await read(gzipSync(set(urls.join('\n'))));
    expect(entries).toHaveLength(50_000);
    expect(entries.at(-1)?.url).toBe('https://berita.example/49999');
  });

  it('stops a bomb at the size limit, and takes what came before a gzip broke off', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(set('<url><loc>/a</loc></url>')), Buffer.alloc(80 * 1024 * 1024, 32)]),
    );
    expect((await read(bomb)).entries).toHaveLength(1);
    const cut = gzipSync(set(Array.from({ length: 5000 }, (_, i) => `<url><loc>/${i}</loc></url>`).join('')));
    expect((await read(cut.subarray(0, cut.length / 2))).kind).toBe('pages');
  });

  it('survives what is not well formed, deep or endless', async () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect((await read(`${entity}${set('<url><loc>/a&b;</loc></url>')}`)).entries).toHaveLength(1);
    const deep = set(`<url><loc>/a</loc>${'<x>'.repeat(100_000)}`);
    expect((await read(deep)).entries).toHaveLength(1);
    expect(
      (await read(set(`<url><loc>/a${'x'.repeat(100_000)}</loc></url>`))).entries[0]?.url.length,
    ).toBeLessThan(100_000);
    expect((await read(set('<url><loc>/a</loc></url><url><loc>/b'))).entries).toHaveLength(2);
  });

  it.each(['', '<html><body>404</body></html>', '{"a":1}', '<rss></rss>'])(
    'says that it is no sitemap: %s',
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({ code: 'not-a-sitemap' });
    },
  );
});
