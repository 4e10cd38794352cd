import { findWho } from '../../dist/src/core/actors/find.js';
import { findDates } from '../../dist/src/core/dates/find.js';
import { extract } from '../../dist/src/core/extract.js';
import { analyze } from '../../dist/src/core/text/analyze.js';
import { loadRules } from '../../dist/src/io/rules/load.js';
import { cpuTime, quantile } from './stats.mjs';

const ASKED = 250_000;

/** Throughput of the language stages over the pages' own article texts, after warm-up. */
export async function language(pages) {
  const rules = loadRules();
  const records = pages.flatMap(({ html }) => {
    try {
      return [extract({ kind: 'html', html, url: null, fetchedAt: null }, rules)];
    } catch {
      return [];
    }
  });
  const characters = records.reduce((sum, r) => sum + r.text.length, 0);
  let tokens = 0;
  const rates = Array.from({ length: 20 }, () => {
    tokens = 0;
    const ms = cpuTime(() => {
      for (const r of records) {
        const analysis = analyze(r.text, r.blocks, rules.text);
        findWho(analysis, { dates: [], title: r.title }, rules);
        tokens += analysis.tokens.length;
      }
    });
    return tokens / (ms / 1000);
  });
  const analyses = records.map((r) => [r, analyze(r.text, r.blocks, rules.text)]);
  const dateRates = [0, 1, 2].map(() => {
    const ms = cpuTime(() => {
      for (const [r, analysis] of analyses) {
        findDates(analysis, { reference: r.publishedAt, zone: '+07:00' }, rules.dates);
      }
    });
    return characters / 1e6 / (ms / 1000);
  });
  console.log(
    `\ntokens, sentences, tags and actors: ${Math.max(...rates).toFixed(0)} tokens a second of CPU, median round ` +
      `${quantile(rates, 0.5).toFixed(0)} (${tokens} tokens; asked: ${ASKED})`,
  );
  console.log(`dates: ${Math.max(...dateRates).toFixed(1)} MB of text a second of CPU`);
}
