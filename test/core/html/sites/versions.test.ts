import { describe, expect, it } from 'vitest';
import { chooseRules } from '../../../../src/core/html/sites/choose.js';
import { loadRules } from '../../../../src/io/rules/load.js';

const { sites } = loadRules();
const url = 'https://www.antaranews.com/berita/4197453/nelayan-rembang-kembali-melaut';
const years = (fetchedAt: string | null) =>
  chooseRules(sites, { url, html: '<html></html>', fetchedAt })?.layouts.map((layout) => layout.since);

describe('layouts by the time a page was fetched', () => {
  it('leaves out those that came later', () => {
    expect(years('2016-05-01T08:00:00+07:00')).toEqual([2015]);
    expect(years('2021-05-01T08:00:00+07:00')).toEqual([2019, 2015]);
  });

  it('tries the newest first where the time is not known', () => {
    expect(years(null)).toEqual([2026, 2019, 2015]);
  });

  it('uses none that is younger than the page', () => {
    expect(years('1999-05-01T08:00:00+07:00')).toEqual([]);
  });
});
