import { extract } from '../../dist/src/core/extract.js';
import { loadRules } from '../../dist/src/io/rules/load.js';
import { cpuTime, quantile, row } from './stats.mjs';

const WORDS = 400;
const ASKED = 5;
const ROUNDS = 6;

/** Processor time of a full record of a 400-word article, from plain text, and the share of each stage. */
export function article(pages) {
  const rules = loadRules();
  const articles = pages.flatMap(({ html }) => articleOf(html, rules));
  if (articles.length === 0) return;
  const best = new Map();
  const note = (name, at, ms) => {
    const times = best.get(name) ?? [];
    times[at] = Math.min(times[at] ?? Number.POSITIVE_INFINITY, ms);
    best.set(name, times);
  };
  for (let round = 0; round < ROUNDS; round++) {
    articles.forEach((page, at) => {
      const timer = (stage, run) => {
        let value;
        const ms = cpuTime(() => {
          value = run();
        });
        if (round > 0) note(stage, at, ms);
        return value;
      };
      const ms = cpuTime(() => extract(page, rules, { timer }));
      if (round > 0) note('full record', at, ms);
    });
  }
  const sum = (times) => times.reduce((a, b) => a + b, 0);
  const full = best.get('full record');
  best.delete('full record');
  console.log(`\nCPU ms of a ${WORDS}-word article as text (${articles.length} of them), after warm-up`);
  row('  full record', full);
  for (const [stage, times] of best) {
    row(`    ${stage.padEnd(22)}${((100 * sum(times)) / sum(full)).toFixed(0).padStart(4)} %`, times);
  }
  console.log(`  asked: a median under ${ASKED} ms; reached: ${quantile(full, 0.5).toFixed(2)} ms`);
}

/** The first paragraphs of a page's article up to about 400 words; nothing of a shorter one. */
function articleOf(html, rules) {
  try {
    const record = extract({ kind: 'html', html, url: null, fetchedAt: null }, rules);
    const paragraphs = record.blocks.map((b) => record.text.slice(b.start, b.end));
    const taken = [];
    let words = 0;
    for (const paragraph of paragraphs) {
      if (words >= 0.95 * WORDS) break;
      taken.push(paragraph);
      words += paragraph.split(/\s+/).length;
    }
    if (words < 0.85 * WORDS || words > 1.2 * WORDS) return [];
    const { title, publishedAt } = record;
    const text = taken.join('\n\n');
    return [{ kind: 'text', text, title, clean: false, url: null, fetchedAt: null, publishedAt }];
  } catch {
    return [];
  }
}
