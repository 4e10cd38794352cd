import { extract } from '../../dist/src/core/extract.js';
import { readPage } from '../../dist/src/core/html/read.js';
import { loadRules } from '../../dist/src/io/rules/load.js';
import { time } from './stats.mjs';

/** Cleaning of one article grown from 10 KB to 10 MB: the time per MB should stay where it is. */
export function linearity(pages) {
  const rules = loadRules();
  const seed = articleOf(pages, rules);
  console.log('\ncleaning one page of growing size');
  for (const size of [1e4, 1e5, 1e6, 1e7]) {
    const count = Math.max(1, Math.round(size / (seed.length + 7)));
    const html = `<html><head><title>Uji</title></head><body><h1>Uji ukuran</h1><article>${`<p>${seed}</p>`.repeat(count)}</article></body></html>`;
    const page = { kind: 'html', html, url: null, fetchedAt: null };
    const ms = Math.min(...[0, 1, 2].map(() => time(() => readPage(page, rules, {}))));
    const mb = html.length / 1e6;
    console.log(
      `  ${mb.toFixed(2).padStart(6)} MB ${ms.toFixed(1).padStart(9)} ms ${(ms / mb).toFixed(0).padStart(6)} ms/MB`,
    );
  }
}

/** Real paragraphs, so that every rule has something to look at. */
function articleOf(pages, rules) {
  for (const { html } of pages) {
    try {
      const record = extract({ kind: 'html', html, url: null, fetchedAt: null }, rules);
      const block = record.blocks.find((b) => b.end - b.start > 200);
      if (block) return record.text.slice(block.start, block.end).replaceAll('<', '');
    } catch {
      // Not every page is an article.
    }
  }
  return 'Pemerintah meresmikan pelabuhan itu pada Rabu. '.repeat(5);
}
