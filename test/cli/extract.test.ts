import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARTICLE } from '../support/article.js';
import { runCli } from './run-cli.js';

const dir = mkdtempSync(join(tmpdir(), 'warta-cli-'));
const good = join(dir, 'a.txt');
const empty = join(dir, 'b.txt');

beforeAll(() => {
  writeFileSync(good, `Pelabuhan Patimban Diresmikan\n\n12/6/2019, 16.00 WIB\n\n${ARTICLE}`);
  writeFileSync(empty, '');
});

describe('warta extract', () => {
  it('prints one record as JSON where standard output is not a terminal', async () => {
    const { status, stdout } = await runCli(['extract', good]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).text).toContain('Tanjung Priok');
  });

  it('names the file that gave no record, goes on with the others, and exits with 1', async () => {
    const { status, stdout, stderr } = await runCli(['extract', dir, '--format', 'ndjson']);
    expect(status).toBe(1);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((r) => r.ref)).toEqual([good, empty]);
    expect(rows[1].error.code).toBe('not-an-article');
    expect(stderr).toContain(`${empty}: not-an-article`);
  });

  it('reads standard input, with the address given', async () => {
    const url = 'https://www.contoh.co.id/berita/1';
    const { stdout } = await runCli(['extract', '-', '--url', url, '--published', '2019-06-12'], ARTICLE);
    const record = JSON.parse(stdout);
    expect(record.url).toBe(url);
    expect(record.publishedAt).toBe('2019-06-12');
  });

  it('writes to --out', async () => {
    const out = join(dir, 'out.json');
    const { stdout } = await runCli(['extract', good, '--out', out]);
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(out, 'utf8')).title).toBeTruthy();
  });

  it('prints for reading without letting the page write to the terminal', async () => {
    const hostile = `${ARTICLE}\n\nMenteri itu berkata \x1b[2J\x1b]0;judul\x07 sambil tersenyum.`;
    const { stdout } = await runCli(['extract', '-', '--format', 'pretty'], hostile);
    expect(stdout).toContain('Actors');
    expect(stdout).not.toContain('\x1b');
  });

  it.each([
    [['extract', 'tidak-ada.html'], 'tidak-ada.html: no such file or folder'],
    [['extract', '--format', 'xml', good], 'use one of json, ndjson, pretty'],
    [['extract', '--published', 'kemarin', good], 'ISO 8601'],
    [['extract', '--ndjson', good], 'standard input'],
    [['extract', '--nama', good], '--nama'],
    [['tidakada'], 'unknown command'],
  ])('says what is wrong with %j and exits with 2', async (args, message) => {
    const { status, stderr } = await runCli(args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
