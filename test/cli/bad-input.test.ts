import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARTICLE } from '../support/article.js';
import { type Finished, runCli } from './run-cli.js';

const paragraphs = ARTICLE.split('\n\n')
  .map((p) => `<p>${p}</p>`)
  .join('\n');
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Pelabuhan Patimban Diresmikan</title>${head}</head><body><h1>Pelabuhan Patimban Diresmikan</h1><article>${body}</article></body></html>`;
const english = page(
  ['port', 'bridge', 'market', 'school', 'station']
    .map(
      (what) =>
        `<p>The minister opened the new ${what} on Wednesday and said that it would help all of the people who live in the old part of town.</p>`,
    )
    .join(''),
);
const frontPage = page(
  Array.from({ length: 60 }, (_, i) => `<li><a href="/berita/${i}">Judul berita nomor ${i}</a></li>`).join(
    '',
  ),
);

/** name of the file: its bytes, and the code of the error it gives (null: a record). */
const files: Record<string, [Buffer | string, string | null]> = {
  'a-good.html': [page(paragraphs), null],
  'b-empty.html': ['', 'not-an-article'],
  'c-binary.html': [Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), 'not-an-article'],
  'd-huge.html': [page(`<p>${'kata panjang sekali '.repeat(2_600_000)}</p>`), 'too-large'],
  'e-deep.html': [page('<div>'.repeat(100_000) + paragraphs), 'too-deep'],
  'f-windows-1252.html': [
    Buffer.from(page(paragraphs.replaceAll(/[“”]/g, '"')).replace('Jawa', 'Jaw\u00e9'), 'latin1'),
    null,
  ],
  'g-utf16.html': [Buffer.from(`\ufeff${page(paragraphs)}`, 'utf16le'), null],
  'h-bom.html': [`\ufeff${page(paragraphs)}`, null],
  'i-truncated.html': [page(paragraphs).slice(0, -60), null],
  'j-english.html': [english, 'not-indonesian'],
  'k-front.html': [frontPage, 'not-an-article'],
  'l-selfclosed.html': [page(paragraphs).replace('<html>', '<html lang="id" />'), null],
};

describe('bad files beside good ones', () => {
  const dir = mkdtempSync(join(tmpdir(), 'warta-bad-'));
  let run: Finished;
  let rows: { ref: string; error?: { code: string }; text?: string }[];

  beforeAll(async () => {
    for (const [name, [content]] of Object.entries(files)) writeFileSync(join(dir, name), content);
    run = await runCli(['extract', dir, '--format', 'ndjson']);
    rows = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  });

  it('give a line each, in order, and exit status 1', () => {
    expect(rows.map((r) => r.ref)).toEqual(Object.keys(files).map((name) => join(dir, name)));
    expect(run.status).toBe(1);
  });

  it.each(Object.entries(files).map(([name, [, code]]) => [name, code]))('%s: %s', (name, code) => {
    const row = rows.find((r) => r.ref === join(dir, name as string));
    expect(row?.error?.code ?? null).toBe(code);
    if (code === null) expect(row?.text).toContain('Tanjung Priok');
  });

  it('decodes what it can read', () => {
    const text = (name: string) => rows.find((r) => r.ref.endsWith(name))?.text;
    expect(text('f-windows-1252.html')).toContain('Jawé Barat');
    expect(text('g-utf16.html')).toBe(text('a-good.html'));
    expect(text('h-bom.html')).toBe(text('a-good.html'));
  });
});
