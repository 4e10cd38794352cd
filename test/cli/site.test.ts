import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/cli/program.js';
import { familyFixture } from '../../src/cli/site-check.js';
import { siteSchema } from '../../src/core/html/sites/schema.js';

const dir = mkdtempSync(join(tmpdir(), 'warta-site-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function warta(...args: string[]): Promise<{ status: number; out: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const status = await run(['node', 'warta', ...args]);
    return { status, out: [...out.mock.calls, ...err.mock.calls].map((c) => String(c[0])).join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('warta site', () => {
  it('check says per field what was found', async () => {
    const { status, out } = await warta('site', 'check', 'cnbcindonesia', 'katadata');
    expect(status).toBe(0);
    expect(out).toMatch(/cnbcindonesia +detik +fixture +title site, published \w+, authors site, body site/);
    expect(out).toContain('2 sites, 0 wrong');
  });

  it('check of a site that is not there says so', async () => {
    const { status, out } = await warta('site', 'check', 'kabardesa');
    expect(status).toBe(2);
    expect(out).toContain('no site kabardesa');
  });

  it('new drafts a valid rule with the page’s own selectors', async () => {
    const page = join(dir, 'page.html');
    writeFileSync(page, (familyFixture('viva')?.html ?? '').replace(/main-content-|slotiklan-/g, 'kabar-'));
    const url = 'https://www.kabardesa.example/ekonomi/jembatan-dibuka-81';
    const { status } = await warta('site', 'new', page, '--url', url, '--dir', join(dir, 'out'));
    expect(status).toBe(0);
    const rule = siteSchema.parse(parse(readFileSync(join(dir, 'out', 'kabardesa.yaml'), 'utf8')));
    expect(rule.versions[0]?.select.body?.[0]).toContain('kabar-detail');
    expect(rule.versions[0]?.select.title).toEqual(['h1.kabar-title']);
    const fixture = JSON.parse(readFileSync(join(dir, 'out', 'kabardesa.json'), 'utf8')) as {
      text: string[];
    };
    expect(fixture.text).toHaveLength(4);
  });
});
