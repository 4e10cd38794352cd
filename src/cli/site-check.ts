import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../core/html/read.js';
import type { Site } from '../core/html/sites/compile.js';
import { samplePage } from '../core/html/sites/sample.js';
import type { Ruleset } from '../core/rules/ruleset.js';
import type { Author } from '../core/types.js';
import { packageRoot } from '../io/rules/load.js';

/** What a fixture page of a family says; beside it as article.json. */
export interface FixtureArticle {
  title: string;
  publishedAt: string;
  authors: Author[];
  text: string[];
}

type Found = 'site' | 'general' | 'missing';

/** One site read over its page: what was found in each field, and what was wrong. */
export interface SiteResult {
  site: string;
  family: string;
  /** "fixture" of the site or its family, or "sample" made from the site's own selectors. */
  page: 'fixture' | 'sample';
  /** How each field was found; "none" where the page has none. */
  fields: Record<'title' | 'published' | 'body', Found> & { authors: Found | 'none' };
  wrong: string[];
}

const fixtureDir = join(packageRoot, 'fixtures', 'sites');
const SAMPLE = {
  title: 'Harga Cabai Rawit di Kediri Turun Usai Panen Raya',
  author: 'Dewi Lestari Putri',
  date: 'Senin, 15 Juli 2024 09:30 WIB',
  paragraphs: [
    'Harga cabai rawit di pasar induk Kediri turun menjadi Rp 32.000 per kilogram sejak akhir pekan lalu.',
    'Kepala Dinas Perdagangan Rini Wulandari mengatakan pasokan bertambah karena panen raya di tiga kecamatan.',
    'Pedagang berharap harga tidak jatuh lebih dalam agar petani tetap memperoleh untung yang layak.',
  ],
};

/** The fixture of a family, or of an outlet with a template of its own; null where there is none. */
export function familyFixture(family: string): { html: string; article: FixtureArticle } | null {
  const path = join(fixtureDir, family, 'article');
  if (!existsSync(`${path}.html`)) return null;
  const article = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as FixtureArticle;
  return { html: readFileSync(`${path}.html`, 'utf8'), article };
}

/** Reads a page of the site's family (or one made from its own selectors) under the site's domain. */
export function checkSite(site: Site, rules: Ruleset): SiteResult {
  const fixture = familyFixture(site.id) ?? familyFixture(site.family);
  const layout = site.layouts[0];
  const html = fixture?.html ?? samplePage(layout ?? emptyLayout, SAMPLE);
  const expected = fixture?.article ?? null;
  const url = `https://${(site.domains[0] ?? '').replace('*', 'contoh')}/nasional/harga-cabai-rawit-turun-457138`;
  const article = readPage({ kind: 'html', html, url, fetchedAt: null }, rules, {});
  const by = (rule: string | undefined, found: boolean): Found =>
    !found ? 'missing' : rule?.startsWith('sites/') ? 'site' : 'general';
  const wrong: string[] = [];
  if (article.source?.id !== site.id)
    wrong.push(`the page was read as ${article.source?.id ?? 'of no site'}`);
  if (article.title?.value !== (expected?.title ?? SAMPLE.title))
    wrong.push(`title: ${article.title?.value ?? 'none'}`);
  if (!article.publishedAt?.value.startsWith('2024-07-15'))
    wrong.push(`date: ${article.publishedAt?.value ?? 'none'}`);
  const named = (authors: Author[]) => authors.map((a) => `${a.name} (${a.role})`).join(', ') || 'none';
  if (expected && named(article.authors.value) !== named(expected.authors))
    wrong.push(`authors: ${named(article.authors.value)}`);
  const text = (expected?.text ?? SAMPLE.paragraphs).join('\n\n');
  if (article.text !== text) wrong.push(`body: ${article.text.length} characters, expected ${text.length}`);
  const drifted = article.warnings.some((w) => w.code === 'layout-drift');
  if (drifted) wrong.push('layout-drift: the body is not where the rule says');
  return {
    site: site.id,
    family: site.family,
    page: fixture ? 'fixture' : 'sample',
    fields: {
      title: by(article.title?.rule, article.title !== null),
      published: by(article.publishedAt?.from, article.publishedAt !== null),
      authors:
        expected?.authors.length === 0 && article.authors.value.length === 0
          ? 'none'
          : by(article.authors.rule, article.authors.value.length > 0),
      body: article.text ? (layout?.select.body.length ? 'site' : 'general') : 'missing',
    },
    wrong,
  };
}

const none: string[] = [];
const emptyLayout = {
  since: 2000,
  drop: none,
  select: {
    title: none,
    authors: none,
    editors: none,
    published: none,
    modified: none,
    body: none,
    tags: none,
    section: none,
    caption: none,
    pagination: none,
  },
};
