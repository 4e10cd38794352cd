import type { ReadTrace } from '../core/html/trace.js';
import type { Article } from '../core/types.js';
import { shownFields, valueText } from './explain-fields.js';

const STYLE = `
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { line-height: 1.2; } h2 { font: bold 13px sans-serif; text-transform: uppercase; color: #777; margin-top: 2.5rem; }
.gone { color: #999; text-decoration: line-through; font-size: 13px; margin: .2rem 0; cursor: help; }
table { border-collapse: collapse; font: 13px/1.4 sans-serif; width: 100%; }
td { border-top: 1px solid #ddd; padding: .2rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
.chosen td { font-weight: bold; background: #f2f7ee; } s { color: #999; cursor: help; }
.warning { background: #fff3d6; padding: .3rem .6rem; font: 14px sans-serif; }
`;

/**
 * The explanation as one page that needs nothing else: the article as kept, what was removed struck through, the
 * rule's name on hover. Every text of the page is escaped; the page may be hostile.
 */
export function explainPage(article: Article, trace: ReadTrace, name: string): string {
  const title = escapeHtml(article.title?.value ?? name);
  return [
    '<!doctype html><html lang="id"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${escapeHtml(article.site ?? 'no site rule')}</p>`,
    ...article.warnings.map((w) => `<p class="warning">${escapeHtml(`${w.code}: ${w.message}`)}</p>`),
    '<h2>Article</h2>',
    ...trace.lines.map((line) => lineOf(line, article)),
    '<h2>Metadata</h2><table>',
    ...shownFields.flatMap((field) => fieldRows(field, article, trace)),
    '</table><h2>Root candidates</h2><table>',
    ...trace.roots.map((r) => row([String(r.score), r.element, `${r.segments} lines`], r.chosen)),
    '</table></body></html>',
  ].join('\n');
}

function lineOf(line: ReadTrace['lines'][number], article: Article): string {
  if (line.rule) return `<p class="gone" title="${escapeHtml(line.rule)}">${escapeHtml(line.text)}</p>`;
  return `<p>${withParts(line.text, article)}</p>`;
}

/** A kept line with the parts that were cut out of it, as "(fyk/ash)" at its end or the dateline before it. */
function withParts(text: string, article: Article): string {
  const dateline = article.dateline?.value.text;
  const parts = article.removed.filter((r) => r.text.length < text.length && text.includes(r.text));
  if (dateline && text.startsWith(dateline)) parts.push({ rule: 'dateline', text: dateline });
  let html = escapeHtml(text);
  for (const { rule, text: part } of parts) {
    const escaped = escapeHtml(part);
    const at = html.lastIndexOf(escaped);
    if (at < 0 || html.slice(Math.max(0, at - 3), at).includes('">')) continue;
    const struck = `<s title="${escapeHtml(rule)}">${escaped}</s>`;
    html = html.slice(0, at) + struck + html.slice(at + escaped.length);
  }
  return html;
}

function fieldRows(name: (typeof shownFields)[number], article: Article, trace: ReadTrace): string[] {
  const field = article[name];
  const head = field ? [name, valueText(field.value), `${field.rule} (${field.from})`] : [name, 'none', ''];
  const witnesses = (trace.witnesses[name] ?? []).map((w) => [
    '',
    w.value,
    `${w.from}, weight ${w.weight.toFixed(2)}`,
  ]);
  return [row(head, true), ...witnesses.map((cells) => row(cells, false))];
}

function row(cells: string[], chosen: boolean): string {
  const inner = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
  return `<tr${chosen ? ' class="chosen"' : ''}>${inner}</tr>`;
}

/** Text as text, in content and in attributes. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (c) => names[c] ?? c);
}
