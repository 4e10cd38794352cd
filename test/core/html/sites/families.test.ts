import { describe, expect, it } from 'vitest';
import { checkSite, familyFixture } from '../../../../src/cli/site-check.js';
import { readPage } from '../../../../src/core/html/read.js';
import { loadRules } from '../../../../src/io/rules/load.js';

const rules = loadRules();
const families = [...rules.sites.families.values()].filter((f) => f.markers.length > 0);
const sites = [...rules.sites.sites.values()];

describe('template families', () => {
  it.each(families.map((f) => f.id))(
    '%s: its fixture is read by its markers alone, on an unknown host',
    (id) => {
      const fixture = familyFixture(id);
      expect(fixture, `fixtures/sites/${id}/article.html is missing`).not.toBeNull();
      if (!fixture) return;
      const url = 'https://kabardesa.example/berita/81';
      const article = readPage({ kind: 'html', html: fixture.html, url, fetchedAt: null }, rules, {});
      expect(article.site).toMatch(new RegExp(`^families/${id}@`));
      expect(article.title?.value).toBe(fixture.article.title);
      expect(article.publishedAt?.value.slice(0, 10)).toBe(fixture.article.publishedAt.slice(0, 10));
      expect(article.authors.value).toEqual(expect.arrayContaining(fixture.article.authors.slice(-1)));
      expect(article.text.split('\n\n')).toEqual(fixture.article.text);
    },
  );
});

describe('sites', () => {
  it.each(sites.map((s) => [s.id, s] as const))(
    '%s reads a page of its family under its own domain',
    (_, site) => {
      const result = checkSite(site, rules);
      expect(result.wrong).toEqual([]);
      expect(Object.values(result.fields)).not.toContain('missing');
    },
  );

  it('an outlet that changed its layout is still read, with a warning', () => {
    const html = `<html><head><title>x</title></head><body><h1>Harga Cabai di Kediri Turun Lagi</h1><section>${['Kediri', 'Blitar', 'Tulungagung'].map((kota) => `<p>Harga cabai di pasar induk ${kota} turun sejak pekan lalu karena panen raya di tiga kecamatan.</p>`).join('')}</section></body></html>`;
    const url = 'https://finance.detik.com/berita-ekonomi-bisnis/d-7438216/harga-cabai';
    const article = readPage({ kind: 'html', html, url, fetchedAt: null }, rules, {});
    expect(article.text).toContain('pasar induk Kediri');
    expect(article.warnings.map((w) => w.code)).toContain('layout-drift');
    expect(readPage({ kind: 'html', html, url, fetchedAt: null }, rules, { sites: false }).warnings).toEqual(
      [],
    );
  });
});
