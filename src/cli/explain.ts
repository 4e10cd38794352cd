import { writeFileSync } from 'node:fs';
import { readPage } from '../core/html/read.js';
import { emptyTrace, type ReadTrace } from '../core/html/trace.js';
import type { Article, Field } from '../core/types.js';
import { loadRules } from '../io/rules/load.js';
import { UsageError } from './errors.js';
import { shownFields, valueText } from './explain-fields.js';
import { explainPage } from './explain-page.js';
import { expandInputs } from './extract/inputs.js';
import { safeText } from './terminal.js';

export interface ExplainFlags {
  html?: string;
  url?: string;
  sites: boolean;
}

/**
 * `warta explain FILE`: why the record says what it says.
 * @returns 0; a page that holds no article throws its PageError
 */
export async function explainCommand(path: string, flags: ExplainFlags): Promise<number> {
  const inputs = expandInputs([path], { url: flags.url });
  const [input] = inputs;
  if (!input || inputs.length > 1) throw new UsageError(`${path}: explain reads one page, not a folder`);
  const trace = emptyTrace();
  const article = readPage(await input.load(), loadRules(), { sites: flags.sites }, trace);
  if (flags.html) {
    writeFileSync(flags.html, explainPage(article, trace, input.name));
    process.stdout.write(`wrote ${flags.html}\n`);
  } else process.stdout.write(explainText(article, trace));
  return 0;
}

/** The explanation as lines for a terminal; control characters of the page are taken out. */
export function explainText(article: Article, trace: ReadTrace): string {
  const lines = [`site        ${article.site ?? 'none (generic way)'}`];
  for (const { code, message } of article.warnings) lines.push(`warning     ${code}: ${message}`);
  lines.push('', 'ROOT CANDIDATES');
  if (trace.roots.length === 0) lines.push('  none: a text has no containers');
  for (const root of trace.roots) {
    const mark = root.chosen ? '*' : ' ';
    lines.push(`${mark} ${String(root.score).padStart(7)}  ${root.element}  (${root.segments} lines)`);
  }
  lines.push('', 'METADATA');
  for (const name of shownFields) lines.push(...fieldLines(name, article[name], trace));
  lines.push('', `REMOVED (${article.removed.length})`);
  for (const { rule, text } of article.removed) lines.push(`  ${rule.padEnd(30)} ${short(text)}`);
  lines.push('', `KEPT ${article.blocks.length} blocks, ${article.text.length} characters`);
  return `${lines.map(safeText).join('\n')}\n`;
}

function fieldLines(name: string, field: Field<unknown> | null, trace: ReadTrace): string[] {
  const chosen = field ? `${short(valueText(field.value))}   by ${field.rule} from ${field.from}` : 'none';
  const witnesses = (trace.witnesses[name] ?? []).map(
    (w) =>
      `    ${w.chosen ? '*' : ' '} ${w.weight.toFixed(2).padStart(5)}  ${w.from.padEnd(28)} ${short(w.value)}`,
  );
  return [`  ${name.padEnd(12)} ${chosen}`, ...witnesses];
}

function short(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}
