import { safeText } from './terminal.js';

/**
 * Columns under their heads: the first to the left, numbers to the right. What a host or a page may have put into a
 * cell cannot change the terminal or break the line.
 */
export function formatTable(heads: string[], cells: string[][]): string {
  const rows = cells.map((row) => row.map(safeText));
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const numeric = heads.map(
    (_, i) => rows.length > 0 && rows.every((row) => /^[\d.,%-]*$/.test(row[i] ?? '')),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
