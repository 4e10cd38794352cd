import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { extract } from '../../dist/src/core/extract.js';
import { readPage } from '../../dist/src/core/html/read.js';
import { loadRules } from '../../dist/src/io/rules/load.js';
import { quantile, row, time, timeAsync } from './stats.mjs';

/** Milliseconds a page, each page three times after one warm-up round, of which the best counts. */
export async function compare(pages) {
  const rules = loadRules();
  const toPage = (html) => ({ kind: 'html', html, url: null, fetchedAt: null });
  const quiet = (run) => (html) => {
    try {
      return run(html);
    } catch {
      return null;
    }
  };
  const contestants = {
    'bare parse (htmlparser2)': (html) => new Parser(new DomHandler()).end(html),
    'Warta: cleaning and metadata': quiet((html) => readPage(toPage(html), rules, {})),
    'Warta: full record': quiet((html) => extract(toPage(html), rules)),
    'readability (linkedom)': quiet((html) => new Readability(parseHTML(html).document).parse()),
    'defuddle (linkedom)': quiet((html) => Defuddle(parseHTML(html).document, 'https://example.com/')),
  };
  console.log(`${'ms a page'.padEnd(34)}${'median'.padStart(9)}${'90 %'.padStart(9)}${'max'.padStart(9)}`);
  const medians = new Map();
  // Peers that log about every page would drown the table.
  const { log, warn, error } = console;
  for (const [name, run] of Object.entries(contestants)) {
    console.log = console.warn = console.error = () => {};
    const times = [];
    for (const { html } of pages) await run(html);
    for (const { html } of pages) {
      const rounds = [];
      for (let i = 0; i < 3; i++) rounds.push(await timeAsync(() => run(html)));
      times.push(Math.min(...rounds));
    }
    Object.assign(console, { log, warn, error });
    row(name, times);
    medians.set(name, quantile(times, 0.5));
  }
  const [bare = 1, cleaning = 0] = medians.values();
  console.log(`cleaning and metadata: ${(cleaning / bare).toFixed(2)} times the bare parse (medians)`);
  stages(pages, rules, toPage);
}

/** What each stage of a full record takes. */
function stages(pages, rules, toPage) {
  const spent = new Map();
  const timer = (stage, run) => {
    let value;
    const ms = time(() => {
      value = run();
    });
    spent.set(stage, [...(spent.get(stage) ?? []), ms]);
    return value;
  };
  for (let round = 0; round < 3; round++) {
    spent.clear();
    for (const { html } of pages) {
      try {
        extract(toPage(html), rules, { timer });
      } catch {
        // A page that gives no record is counted as far as it came.
      }
    }
  }
  const sum = (times) => times.reduce((a, b) => a + b, 0);
  const whole = sum([...spent.values()].map(sum));
  console.log('\nstages of a full record, and their share of all pages');
  for (const [stage, times] of spent) {
    row(`  ${stage.padEnd(24)}${((100 * sum(times)) / whole).toFixed(0).padStart(4)} %`, times);
  }
}
