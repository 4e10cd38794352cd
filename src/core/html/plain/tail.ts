import type { Line } from './lines.js';

/** Adjacent paragraphs after a heading that are too much for a list of teasers, against those before it. */
const RESUMES = 0.25;

/**
 * Where the article ends: before the first heading of a list, comment form or footer after which it does not go on,
 * or before a run of teasers ("12 jam lalu").
 * @returns the index after the article's last line
 */
export function bodyEnd(lines: Line[], start: number): number {
  const teasers = markTeasers(lines, start);
  const ages = firstAge(lines, start, teasers);
  const after = proseAfter(lines, teasers);
  let before = 0;
  for (let i = start; i < ages; i++) {
    const line = lines[i];
    if (!line) break;
    if (before > 0 && endsHere(line) && (after[i + 1] ?? 0) <= before * RESUMES) return i;
    if (line.prose && !line.noise) before += line.words;
  }
  return ages;
}

function endsHere(line: Line): boolean {
  return line.kind === 'tail' || line.kind === 'more';
}

/** For each line the words of the paragraphs after it that stand next to another and are no teasers. */
function proseAfter(lines: Line[], teasers: Set<number>): Float64Array {
  const after = new Float64Array(lines.length + 1);
  let next: Line | null = null;
  let paired = false;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    after[i] = after[i + 1] ?? 0;
    if (!line || line.noise || teasers.has(line.index)) continue;
    if (line.prose && next?.prose) {
      after[i] = (after[i] ?? 0) + line.words + (paired ? 0 : next.words);
      paired = true;
    } else paired = false;
    next = line;
  }
  return after;
}

/** The first teaser's title, where ages or dates stand in a list below the article. */
function firstAge(lines: Line[], start: number, teasers: Set<number>): number {
  const first = [...teasers].filter((i) => i > start).sort((a, b) => a - b)[0];
  return first ?? lines.length;
}

/**
 * Teasers of other articles: a title with its age, the title again, a summary, "Baca Selengkapnya". Two ages make a
 * list, or one with "Baca Selengkapnya" below it; a single "12 jam lalu" may be the article's own.
 */
function markTeasers(lines: Line[], start: number): Set<number> {
  const marks = lines.filter(
    (l) => l.index > start && (l.kind === 'age' || l.kind === 'more' || isLoneDate(lines, l)),
  );
  const marked = new Set<number>();
  if (marks.length < 2) return marked;
  for (const mark of marks) {
    marked.add(mark.index);
    const title = lines[mark.index - 1];
    if (mark.kind !== 'more' && title && !title.prose && title.index > start) marked.add(title.index);
    if (mark.kind === 'more') markSummary(lines, mark.index, start, marked);
    else if (lines[mark.index + 1]?.text === title?.text) marked.add(mark.index + 1);
  }
  return marked;
}

/** The summary above "Baca Selengkapnya", where its title stands above it. */
function markSummary(lines: Line[], index: number, start: number, marked: Set<number>): void {
  const summary = lines[index - 1];
  const title = lines[index - 2];
  if (!summary || !title || title.prose || title.index <= start) return;
  marked.add(summary.index);
  marked.add(title.index);
}

/** A date line below a title, as in a list of other articles. */
function isLoneDate(lines: Line[], line: Line): boolean {
  const title = lines[line.index - 1];
  return line.date !== null && line.words <= 8 && title !== undefined && !title.prose && title.words >= 4;
}
